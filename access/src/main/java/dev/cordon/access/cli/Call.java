package dev.cordon.access.cli;

import dev.cordon.access.show.Terminal;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * One call of the program.
 *
 * @param terminal where it was called from
 * @param clock for durations shown to people, and handed to what needs a time
 * @param work the folder the launcher keeps its own files in
 */
record Call(Terminal terminal, InstantSource clock, Path work) {}
