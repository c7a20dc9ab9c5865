package dev.cordon.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/edge-cases.md and the tests agree: a row marked `tested` has a test that names it, and the reverse. */
class EdgeCaseTest {

    private static final Path PAGE = Checkout.ROOT.resolve("docs/edge-cases.md");
    private static final Pattern ROW = Pattern.compile("^\\| (EC-\\d{3}) \\|.*\\| (tested|open) \\|$");
    private static final Pattern ANNOTATION = Pattern.compile("@EdgeCase\\(([^)]*)\\)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("EC-\\d{3}");

    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Checkout.read(PAGE).lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row.group(2));
            }
        }
        return rows;
    }

    private static Set<String> named() {
        Set<String> named = new TreeSet<>();
        List<Path> tests = Checkout.testSources();
        for (Path file : tests) {
            Matcher annotations = ANNOTATION.matcher(Checkout.read(file));
            while (annotations.find()) {
                Matcher ids = ID.matcher(annotations.group(1));
                while (ids.find()) {
                    named.add(ids.group());
                }
            }
        }
        return named;
    }

    private static void rewrite(Set<String> named) throws IOException {
        StringBuilder out = new StringBuilder();
        for (String line : Checkout.read(PAGE).lines().toList()) {
            Matcher row = ROW.matcher(line);
            out.append(row.matches() ? line.substring(0, row.start(2)) + (named.contains(row.group(1)) ? "tested" : "open") + " |" : line);
            out.append('\n');
        }
        Files.writeString(PAGE, out);
    }

    @Test
    void allHundredAndTwentyAreListed() {
        assertThat(rows()).hasSize(120);
    }

    @Test
    void whatIsMarkedTestedHasATestAndTheReverse() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            rewrite(named());
        }
        Set<String> tested = new TreeSet<>();
        rows().forEach((id, state) -> {
            if (state.equals("tested")) {
                tested.add(id);
            }
        });
        assertThat(named()).isEqualTo(tested);
    }
}
