/** Google Workspace: service account with domain-wide delegation, Gmail's history as the truth, Pub/Sub as the hint, labels as folders. */
@NullMarked
package dev.cordon.connectors.google;

import org.jspecify.annotations.NullMarked;
