package dev.cordon.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.cordon.application.analysis.Analyser;
import dev.cordon.application.analysis.Analysers;
import dev.cordon.application.analysis.Material;
import dev.cordon.bounds.Meter;
import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.testkit.EdgeCase;

class ApplicationTest {

    /** An analyser with a defect. */
    private record Broken() implements Analyser {
        @Override
        public AnalyserName name() {
            return new AnalyserName("broken");
        }

        @Override
        public List<Evidence> analyse(Material material, Meter meter) {
            throw new IllegalStateException("a defect");
        }
    }

    @Test
    @EdgeCase("EC-022")
    void anAnalyserThatBreaksLeavesAGapAndIsNotAmongThoseThatLooked() {
        Application application = new Application(Application.Settings.STANDARD, List.of(new Broken()));
        Dossier dossier = Mails.dossier(application, Mails.bytes("From: a@b.example", "", "x"));
        assertThat(dossier.looked()).isEmpty();
        assertThat(Mails.gaps(dossier, GapCode.UNPARSABLE)).singleElement().asString().contains("broken", "IllegalStateException");
    }

    @Test
    void theNamesOfAnalysersAreSortedAndDifferent() {
        assertThat(Analysers.all()).extracting(Analyser::name).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theSameBytesGiveTheSameDossier() {
        for (long seed = 1; seed <= 60; seed++) {
            byte[] raw = ApplicationFuzz.message(new Random(seed));
            String once = Canonical.text(Mails.dossier(raw));
            assertThat(Canonical.text(Mails.dossier(raw.clone()))).as("seed %d", seed).isEqualTo(once);
        }
    }

    @Test
    void noBytesWhateverBreakAnything() {
        for (long seed = 1; seed <= 400; seed++) {
            byte[] raw = ApplicationFuzz.message(new Random(seed));
            try {
                ApplicationFuzz.fuzzerTestOneInput(raw);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("seed " + seed + " failed", e);
            }
        }
    }

    @Test
    void rangesLieInsideTheMessage() {
        for (long seed = 500; seed <= 600; seed++) {
            byte[] raw = ApplicationFuzz.message(new Random(seed));
            for (Evidence evidence : Mails.dossier(raw).evidence()) {
                var where = switch (evidence) {
                    case Evidence.Fact fact -> fact.where();
                    case Evidence.Gap gap -> gap.where();
                };
                assertThat(where).as("seed %d: %s", seed, evidence).allMatch(r -> r.end() <= raw.length);
            }
        }
    }
}
