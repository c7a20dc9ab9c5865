package dev.cordon.conclusion;

import static dev.cordon.conclusion.World.concluded;
import static dev.cordon.conclusion.World.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conclusion.guards.ActCounter;
import dev.cordon.conclusion.guards.GuardLimits;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.source.SourceText;
import dev.cordon.testkit.EdgeCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endings that the built-in policy never uses, and what a person orders. */
class DispositionsTest {
    private final World world = new World();

    private Conclusion with(String ending, GuardLimits limits) {
        try (InputStream in = Policy.class.getResourceAsStream("policy.yaml")) {
            String text = new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
            Policy.Reading reading = Policy.read(new SourceText("policy.yaml", text.replace("then: quarantine", "then: " + ending)
                    .replace("\n  then: " + ending, "\n  then: quarantine")));
            assertThat(reading.diagnostics()).isEmpty();
            return new Conclusion(world.mail, world.ledger, world.records, reading.policy(), Organisation.NONE,
                    new Conclusion.Settings(Duration.ofHours(72), limits, ActCounter.inMemory(100)), world);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GuardLimits deleting(String... guarded) {
        return new GuardLimits(false, 100, 1_000, Duration.ofHours(1), List.of(guarded), true);
    }

    @ParameterizedTest @CsvSource({"junk, JUNK, junk", "remove, REMOVE, trash", "soft-delete, SOFT_DELETE, trash"})
    void aMessageIsMovedAndAPersonTakesItBack(String word, Disposition disposition, String folder) {
        Outcome.Concluded outcome = concluded(with(word, GuardLimits.STANDARD).run(world.delivered(Verdict.MALICIOUS)));
        assertThat(outcome.decision().disposition()).isEqualTo(disposition);
        assertThat(world.folder(0)).isEqualTo(folder);
        assertThat(outcome.receipts()).singleElement().extracting(Receipt::state).isEqualTo(Receipt.State.DONE);
        assertThat(world.conclusion().restore(outcome, "grace", "fine")).isInstanceOf(Answer.Known.class);
        assertThat(world.folder(0)).isEqualTo("inbox");
    }

    @EdgeCase("EC-086") @Test void nothingIsDeletedForEverUnlessTheConfigurationAllowsItAndNeverUnderAHold() {
        assertThat(done(with("delete", GuardLimits.STANDARD).run(world.delivered(Verdict.MALICIOUS)))).isInstanceOf(Outcome.Stopped.class);
        assertThat(world.kinds()).contains(Entry.Kind.ALARM).doesNotContain(Entry.Kind.ORDER);
        assertThat(done(with("delete", deleting("ada@example.org")).run(world.delivered(Verdict.MALICIOUS)))).isInstanceOf(Outcome.Stopped.class);
        assertThat(world.mail.acts()).isEmpty();
        Outcome.Concluded outcome = concluded(with("delete", deleting()).run(world.delivered(Verdict.MALICIOUS)));
        assertThat(world.folder(2)).isEmpty();
        assertThat(outcome.receipts()).singleElement().extracting(Receipt::state).isEqualTo(Receipt.State.GONE);
        assertThat(world.conclusion().restore(outcome, "grace", "too late")).isInstanceOf(Answer.Unknown.class);
    }

    @Test void whatAPersonOrdersIsQuarantinedWhateverItIsWithTheSameGuards() {
        Outcome.Concluded outcome = concluded(world.conclusion().command(world.delivered(Verdict.CLEAN), "grace", "ticket 7"));
        assertThat(world.folder(0)).isEqualTo("quarantine");
        assertThat(outcome.decision().policyRule()).isEqualTo("person:grace");
        GuardLimits hold = new GuardLimits(false, 100, 1_000, Duration.ofHours(1), List.of("ada@example.org"));
        assertThat(done(world.conclusion(world.mail, hold).command(world.delivered(Verdict.CLEAN), "grace", "x")))
                .isInstanceOf(Outcome.Stopped.class);
        world.conclusion().restore(outcome, "grace", "mistake");
        Outcome.Concluded pinned = concluded(world.conclusion().command(world.again(outcome.judgement(), Verdict.CLEAN, "second"), "grace", "again"));
        assertThat(pinned.decision().disposition()).isEqualTo(Disposition.LEAVE);
        assertThat(world.folder(0)).isEqualTo("inbox");
    }
}
