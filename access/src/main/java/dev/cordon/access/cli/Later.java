package dev.cordon.access.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the contract of the command line names and this version does not do yet. Said plainly instead of half done. */
final class Later {
    private static final Map<String, String> COMMANDS = Map.of(
            "bench", "the benchmarks behind the documented figures",
            "posture", "the audit of a deployment, its tenant and its DNS",
            "replay", "recomputing a recorded verdict");

    private Later() {}

    /** A line about the first word or option among these that comes in a later version. */
    static Optional<String> words(List<String> unknown) {
        for (String argument : unknown) {
            String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            if (COMMANDS.get(name) instanceof String what) {
                return Optional.of("`" + name + "` (" + what + ") comes in a later version; `cordon --help` lists what works today");
            }
        }
        return Optional.empty();
    }
}
