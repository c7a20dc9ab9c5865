package dev.cordon.access.cli;

import picocli.CommandLine.Option;

/** The help option of every command. */
final class Help {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    boolean help;
}
