/** The door to Microsoft 365: Microsoft Graph v1.0 with application permissions. */
@NullMarked
package dev.cordon.connectors.graph;

import org.jspecify.annotations.NullMarked;
