package dev.cordon.mdm.rules;

import dev.cordon.mql.eval.CheckedRule;
import dev.cordon.mql.eval.Outcomes;
import dev.cordon.mql.eval.Pack;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes what every public rule said of every message, so that two programs can be compared byte for byte:
 * {@code OutcomeLog MAIL-FOLDER EVERY OUT}. A line a message; matches, then undecided rules with what they missed.
 */
public final class OutcomeLog {
    private OutcomeLog() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<CheckedRule> rules = RuleWorld.rules("");
        Pack pack = Pack.compile(rules);
        Path folder = Path.of(arguments[0]);
        int every = Integer.parseInt(arguments[1]);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
        }
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[2]))) {
            for (int at = 0; at < files.size(); at += every) {
                Outcomes outcomes = pack.evaluate(RuleWorld.input(Files.readAllBytes(files.get(at))));
                StringBuilder line = new StringBuilder(folder.relativize(files.get(at)).toString()).append(" +");
                outcomes.matches().stream().forEach(rule -> line.append(' ').append(rule));
                line.append(" ?");
                outcomes.undecided().stream().forEach(rule -> line.append(' ').append(rule)
                    .append(new TreeSet<>(outcomes.missing().get(rule))));
                out.append(line).append('\n');
            }
        }
    }
}
