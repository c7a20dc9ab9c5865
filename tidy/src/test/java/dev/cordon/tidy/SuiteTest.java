package dev.cordon.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the tests themselves must be: no skips, no sleeps, no mocks, and nothing of the building machine in the files. */
class SuiteTest {

    private static final List<Pattern> BANNED_IN_TESTS = List.of(
            Pattern.compile("@Disabled\\w*"), Pattern.compile("\\bassume(True|False|That)\\("), Pattern.compile("Thread\\.sleep\\("),
            Pattern.compile("\\borg\\.(mockito|easymock|powermock)\\b"), Pattern.compile("\\bassertTimeout\\w*\\("),
            Pattern.compile("@Timeout\\b"));

    private static List<String> find(List<Path> files, List<Pattern> banned) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            if (file.endsWith("SuiteTest.java")) {
                continue;
            }
            List<String> lines = Checkout.read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                for (Pattern pattern : banned) {
                    if (pattern.matcher(lines.get(i)).find()) {
                        found.add(Checkout.name(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
                    }
                }
            }
        }
        return found;
    }

    @Test
    void noTestIsSkippedSleepsMocksOrIsTimed() {
        assertThat(find(Checkout.testSources(), BANNED_IN_TESTS)).isEmpty();
    }

    @Test
    void noFileNamesAPackageHostOrAFolderOfOneMachine() {
        List<Pattern> banned = List.of(
                Pattern.compile("https?://[a-z0-9.-]*(maven|npm|debian)[a-z0-9.-]*\\.(org|com)/(?!POM|xsd|SETTINGS)"),
                Pattern.compile("(?<![\\w.])/(work|root|home/[a-z]+)/[a-z]"));
        List<Path> files = new ArrayList<>();
        for (String suffix : List.of(".java", ".md", ".xml", ".sh", ".yaml", ".yml", ".tsv", "cordon", "run", ".properties", ".js", ".css")) {
            files.addAll(Checkout.files(suffix));
        }
        assertThat(find(files, banned)).isEmpty();
    }

    @Test
    void noParserOfMailTextUsesTheLocaleOfTheMachine() {
        List<Pattern> banned = List.of(Pattern.compile("\\.to(Lower|Upper)Case\\(\\)"), Pattern.compile("String\\.format\\(\""),
                Pattern.compile("ZoneId\\.systemDefault"));
        assertThat(find(Checkout.productSources(), banned)).isEmpty();
    }
}
