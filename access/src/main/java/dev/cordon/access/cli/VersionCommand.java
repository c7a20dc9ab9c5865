package dev.cordon.access.cli;

import dev.cordon.access.show.JsonLine;
import dev.cordon.conclusion.policy.Policy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon version}. */
@Command(name = "version", header = "Says which Cordon this is.",
        description = "Says which Cordon this is, on which Java, and with which policy.")
final class VersionCommand implements Callable<Integer> {
    static final String VERSION = "0.1.0";
    private final Call call;

    @Mixin Help help = new Help();

    @Option(names = "--json", description = "As one JSON object.")
    boolean json;

    VersionCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cordon", VERSION);
        facts.put("java", System.getProperty("java.vendor.version", "") + " " + Runtime.version());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("builtin_policy", Policy.builtin().hash().value());
        if (json) {
            call.terminal().line(JsonLine.of(facts));
        } else {
            facts.forEach((name, value) -> call.terminal().line(String.format(java.util.Locale.ROOT, "%-15s %s", name, value)));
        }
        return Exit.FINE;
    }
}
