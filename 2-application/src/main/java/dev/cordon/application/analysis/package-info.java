/** One analyser a file; each draws facts from what was read. */
@NullMarked
package dev.cordon.application.analysis;

import org.jspecify.annotations.NullMarked;
