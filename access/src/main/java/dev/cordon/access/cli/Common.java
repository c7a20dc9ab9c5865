package dev.cordon.access.cli;

import picocli.CommandLine.Option;

/** Options of every command that judges messages. */
final class Common {
    @Option(names = "--json", description = "One JSON object a line on standard output, nothing else there.")
    boolean json;

    @Option(names = "--org", paramLabel = "FILE", description = "Facts about your organisation (YAML or JSON): domains, people, border.")
    String org = "";

    @Option(names = "--policy", paramLabel = "FILE", description = "The policy that decides what to do; the built-in one when not given.")
    String policy = "";

    @Option(names = "--dns", paramLabel = "FILE", description = "Answers about names come from this JSON file, no network is used.")
    String dns = "";

    @Option(names = "--online", description = "Asks the name servers of this machine who sent a message.")
    boolean online;

    @Option(names = "--offline", description = "No network at all. This is the default; the option is accepted so that scripts can say it.")
    boolean offline;

    @Option(names = "--quiet", description = "No progress bar and no closing words.")
    boolean quiet;
}
