package dev.cordon.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Documents are kept true: links lead somewhere, RFC references are known, every dependency has a reason. */
class DocsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern RFC = Pattern.compile("RFC (\\d{3,5})");

    @Test
    void everyRelativeLinkLeadsToAFile() {
        List<String> broken = new ArrayList<>();
        for (Path file : Checkout.files(".md")) {
            Matcher links = LINK.matcher(Checkout.read(file));
            while (links.find()) {
                String target = links.group(1);
                if (!target.contains("://") && !target.startsWith("mailto:") && !Files.exists(file.resolveSibling(target))) {
                    broken.add(Checkout.name(file) + " → " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyRfcNamedInTheCodeIsInTheIndex() {
        Set<String> known = new HashSet<>();
        for (String line : Checkout.read(Checkout.ROOT.resolve("docs/rfc/index.tsv")).lines().skip(1).toList()) {
            known.add(line.split("\t")[0]);
        }
        Set<String> missing = new TreeSet<>();
        for (Path file : Checkout.productSources()) {
            Matcher rfcs = RFC.matcher(Checkout.read(file));
            while (rfcs.find()) {
                if (!known.contains(rfcs.group(1))) {
                    missing.add(rfcs.group(1) + " (" + Checkout.name(file) + ")");
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyDependencyIsListedWithAReason() {
        String listed = Checkout.read(Checkout.ROOT.resolve("docs/dependencies.md"));
        Set<String> missing = new TreeSet<>();
        Matcher ids = Pattern.compile("<groupId>(?!dev\\.cordon)[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>")
                .matcher(managed(Checkout.read(Checkout.ROOT.resolve("pom.xml"))));
        while (ids.find()) {
            if (!listed.contains("`" + ids.group(1) + "`")) {
                missing.add(ids.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String managed(String pom) {
        // What a library would bring along and we leave out is no dependency.
        return pom.substring(pom.indexOf("<dependencyManagement>"), pom.indexOf("</dependencyManagement>"))
                .replaceAll("(?s)<exclusions>.*?</exclusions>", "");
    }

    @Test
    void versionsStandInTheRootPomOnly() {
        List<String> found = new ArrayList<>();
        for (Path pom : Checkout.files("pom.xml")) {
            if (!pom.equals(Checkout.ROOT.resolve("pom.xml"))) {
                Matcher versions = Pattern.compile("<version>([^<$]+)</version>").matcher(Checkout.read(pom));
                while (versions.find()) {
                    if (!versions.group(1).equals("0.1.0-SNAPSHOT")) {
                        found.add(Checkout.name(pom) + ": " + versions.group(1));
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void decisionsAreNumberedWithoutGaps() {
        List<String> names = Checkout.files(".md").stream().filter(p -> p.getParent().endsWith("docs/decisions"))
                .map(p -> p.getFileName().toString()).sorted().toList();
        for (int i = 0; i < names.size(); i++) {
            assertThat(names.get(i)).startsWith("%04d-".formatted(i + 1));
        }
        assertThat(names).isNotEmpty();
    }
}
