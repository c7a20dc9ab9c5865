/** Memory twins of every port, with scripted trouble: shipped, because drills and scans run on them. */
@NullMarked
package dev.cordon.testkit;

import org.jspecify.annotations.NullMarked;
