package dev.cordon.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.testkit.EdgeCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int SEEDS_TO_CATCH_A_MISTAKE = 40;

    @Test @EdgeCase({"EC-005", "EC-007", "EC-008", "EC-009", "EC-010", "EC-011", "EC-091"})
    void aFewSeedsHold() {
        Drill.Summary summary = Drill.run(5, 1, Size.SMALL, _ -> { });
        assertThat(summary.failures().stream().map(Report::words)).isEmpty();
        assertThat(summary.crashes()).as("crashes in all seeds").isPositive();
        assertThat(summary.acts()).as("acts in all seeds").isPositive();
    }

    @Tag("slow") @Test
    void twoHundredSeedsHold() {
        Drill.Summary summary = Drill.run(200, 1_000, Size.SMALL, _ -> { });
        assertThat(summary.failures().stream().map(Report::words)).isEmpty();
    }

    @Test void theSameSeedGivesTheSameLedgerToTheLastEntry() {
        Report first = Simulation.run(8_812, Size.SMALL);
        Report second = Simulation.run(8_812, Size.SMALL);
        assertThat(second).isEqualTo(first);
        assertThat(Simulation.run(8_813, Size.SMALL).ledgerHash()).isNotEqualTo(first.ledgerHash());
    }

    private static void caught(Plant plant, String words) {
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS_TO_CATCH_A_MISTAKE && failures.stream().noneMatch(f -> f.contains(words)); seed++) {
            Report report = Simulation.run(seed, Size.SMALL, plant);
            failures.add(report.words());
        }
        assertThat(failures).as("a planted mistake must be caught within " + SEEDS_TO_CATCH_A_MISTAKE + " seeds")
                .anySatisfy(f -> assertThat(f).contains(words).contains("Replay: cordon drill --seed"));
    }

    @Test @EdgeCase({"EC-011", "EC-091"})
    void actingWithoutLookingFirstIsCaught() {
        caught(new Plant() {
            @Override public MailActor actor(MailActor real) {
                return new Blind(real);
            }
        }, "acted on");
    }

    @Test void aReceiptWithoutAnOrderIsCaught() {
        caught(new Plant() {
            @Override public Ledger ledger(Ledger real) {
                return entry -> entry.kind() == Entry.Kind.ORDER ? Answer.of(0L) : real.append(entry);
            }
        }, "without an order");
    }

    @Tag("slow") @Test void savingTheCursorBeforeKeepingTheNoticesIsCaught() {
        caught(new Plant() {
            private final List<Runnable> pending = new ArrayList<>();

            @Override public Consumer<List<Notice>> keep(Consumer<List<Notice>> real) {
                return notices -> pending.add(() -> real.accept(notices));
            }

            @Override public void beforeEvent() {
                List<Runnable> now = List.copyOf(pending);
                pending.clear();
                now.forEach(Runnable::run);
            }

            @Override public void crashed() {
                pending.clear();
            }
        }, "was lost");
    }

    @Test void readingWhatWasNotLookedForAsAbsentIsCaught() {
        caught(new Plant() {
            @Override public Stage<Dossier, Judgement> verification(Stage<Dossier, Judgement> real, Stage<Dossier, Judgement> careless) {
                return careless;
            }
        }, "was called clean");
    }

    @Test void takingTheNewestMessageFirstIsCaught() {
        caught(new Plant() {
            @Override public boolean newestFirst() {
                return true;
            }
        }, "was overtaken");
    }

    /** An actor for which the first look of every order is made up. */
    private static final class Blind implements MailActor {
        private final MailActor real;
        private boolean blind = true;

        Blind(MailActor real) {
            this.real = real;
        }

        @Override public Set<Capability> capabilities(MailboxId mailbox) {
            return real.capabilities(mailbox);
        }

        @Override public Answer<Sighting> look(Copy copy) {
            boolean madeUp = blind;
            blind = !blind;
            return madeUp ? Answer.of(new Sighting.Present(copy.id(), "inbox", Sighting.FolderRole.INBOX, false, List.of())) : real.look(copy);
        }

        @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
            return real.move(copy, from, to);
        }

        @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
            return real.mark(copy, at, keyword, on);
        }
    }
}
