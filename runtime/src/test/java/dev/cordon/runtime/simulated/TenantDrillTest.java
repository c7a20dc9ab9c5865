package dev.cordon.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.testkit.EdgeCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole line on a Microsoft 365 tenant and a Google Workspace under virtual time, and the mistakes that it must find. */
class TenantDrillTest {
    private static final int SEEDS_TO_CATCH_A_MISTAKE = 40;
    private static final Size TINY = new Size(3, 1);

    private static Setting on(String... kinds) {
        return new Setting(Policy.builtin(), SampleMail.ORGANISATION, List.of(kinds), List.of());
    }

    private static Report run(long seed, Size size, Setting setting, Plant plant) {
        return Simulation.left(seed, size, setting, plant, Course.DRAWN).report();
    }

    @Test @EdgeCase({"EC-005", "EC-007", "EC-008", "EC-009", "EC-010", "EC-011", "EC-012", "EC-014", "EC-015", "EC-074", "EC-076", "EC-091"})
    void aFewSeedsHoldOnBothTenants() {
        Drill.Summary summary = Drill.run(5, 1, Size.SMALL, Setting.WHOLE, _ -> { });
        assertThat(summary.failures().stream().map(Report::words)).isEmpty();
        assertThat(summary.acts()).as("acts in all seeds").isPositive();
        assertThat(summary.injected()).as("what was made to go wrong").containsKeys("storm", "hint-dropped", "hint-late", "process-died");
    }

    @Tag("slow") @Test
    @EdgeCase({"EC-005", "EC-007", "EC-008", "EC-009", "EC-010", "EC-011", "EC-012", "EC-014", "EC-015", "EC-074", "EC-076", "EC-091"})
    void aHundredSeedsHoldOnBothTenants() {
        Drill.Summary summary = Drill.run(100, 2_000, Size.SMALL, Setting.WHOLE, _ -> { });
        assertThat(summary.failures().stream().map(Report::words)).isEmpty();
        assertThat(summary.injected()).containsKeys("storm", "secret-expired", "consent-revoked", "clock-skewed", "seen-late", "cursor-lost");
    }

    @Test void theSameSeedGivesTheSameLedgerOnTenantsToo() {
        Report first = run(8_812, Size.SMALL, Setting.WHOLE, Plant.NONE);
        assertThat(run(8_812, Size.SMALL, Setting.WHOLE, Plant.NONE)).isEqualTo(first);
        assertThat(run(8_813, Size.SMALL, Setting.WHOLE, Plant.NONE).ledgerHash()).isNotEqualTo(first.ledgerHash());
    }

    @ParameterizedTest @ValueSource(strings = {"microsoft", "google"}) @EdgeCase("EC-010")
    void afterHalfAnHourOfNothingButRefusalsNothingIsLost(String kind) {
        Simulation.Left left = Simulation.left(7, Size.SMALL, on(kind), Plant.NONE, new Course(Duration.ofMinutes(30), -1));
        assertThat(left.report().words()).contains("held");
        assertThat(left.report().injected()).containsKey("storm");
        assertThat(left.arrivals()).hasSize(Size.SMALL.messages());
        assertThat(left.acts()).as("what was bad was hidden afterwards").isNotEmpty();
    }

    // The process dies before and after every single request, one run for each.
    @Tag("slow") @ParameterizedTest @ValueSource(strings = {"microsoft", "google"}) @EdgeCase("EC-091")
    void theProcessMayDieAtAnyRequest(String kind) {
        long requests = Simulation.left(3, TINY, on(kind), Plant.NONE, new Course(Duration.ZERO, Long.MAX_VALUE)).requests();
        assertThat(requests).isGreaterThan(30);
        for (long at = 0; at < requests; at++) {
            Report report = Simulation.left(3, TINY, on(kind), Plant.NONE, new Course(Duration.ZERO, at)).report();
            assertThat(report.words()).as("died at request " + at + " of " + requests).contains("held");
            assertThat(report.crashes()).isEqualTo(1);
        }
    }

    // --- planted mistakes --------------------------------------------------------------------------------------------------------------

    private static void caught(Setting setting, Plant plant, String words) {
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS_TO_CATCH_A_MISTAKE && failures.stream().noneMatch(f -> f.contains(words)); seed++) {
            failures.add(run(seed, Size.SMALL, setting, plant).words());
        }
        assertThat(failures).as("a planted mistake must be caught within " + SEEDS_TO_CATCH_A_MISTAKE + " seeds")
                .anySatisfy(f -> assertThat(f).contains(words).contains("Replay: cordon drill --seed"));
    }

    private static Plant reading(java.util.function.UnaryOperator<MailReader> mistake) {
        return new Plant() {
            @Override public MailReader reader(MailReader real) {
                return mistake.apply(real);
            }
        };
    }

    @Test @EdgeCase("EC-005")
    void believingThatHintsAreNeverLostIsCaught() {
        caught(on("microsoft", "google"), new Plant() {
            @Override public boolean asksByTheClock() {
                return false;
            }
        }, "was lost");
    }

    @Test @EdgeCase("EC-007")
    void goingOnFromNowAfterADeadCursorIsCaught() {
        caught(on("microsoft", "google"), reading(real -> new Reading(real) {
            @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
                return real.now(mailbox).then(now -> Answer.of(new Changes(List.of(), now, false)));
            }
        }), "was lost");
    }

    @Test void takingHalfAMessageForTheWholeIsCaught() {
        caught(on("microsoft", "google"), reading(real -> new Reading(real) {
            @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
                return real.fetch(mailbox, message).then(f -> Answer.of(new Fetched(
                        Raw.owning(Arrays.copyOf(f.raw().shared(), f.raw().length() / 2)), -1, f.folder(), f.receivedAt())));
            }
        }), "was judged by other bytes");
    }

    @Test @EdgeCase("EC-075")
    void believingTheFirstNotFoundIsCaught() {
        caught(on("microsoft", "google"), reading(real -> new Reading(real) {
            @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
                Answer<Fetched> answer = real.fetch(mailbox, message);
                return answer instanceof Answer.Unknown<Fetched>(Fault.Retry retry) && (retry.what().contains("not there yet")
                        || retry.what().contains("does not show it yet")) ? Answer.unknown(new Fault.Gone(retry.what())) : answer;
            }
        }), "was taken for gone");
    }

    @Test @EdgeCase("EC-010")
    void askingAgainAtOnceAfterARefusalIsCaught() {
        caught(on("microsoft", "google"), new Plant() {
            @Override public boolean sendsAgain(String method, int status) {
                return status == 429;
            }
        }, "during a pause");
    }

    @Test @EdgeCase("EC-011")
    void repeatingAMoveWhoseAnswerWasLostIsCaught() {
        caught(on("microsoft"), new Plant() {
            private boolean sent;

            @Override public boolean sendsAgain(String method, int status) {
                sent = !sent && status == -1 && method.equals("POST");
                return sent;
            }
        }, "acted on twice");
    }

    @Test @EdgeCase("EC-074")
    void actingWhereTheMessageIsInsteadOfWhereItWasSeenIsCaught() {
        caught(on("microsoft", "google"), new Plant() {
            @Override public MailActor door(MailActor real) {
                return new Careless(real);
            }
        }, "though it was seen in");
    }

    @Test void actingWithoutAnOrderIsCaughtOnTenantsToo() {
        caught(on("microsoft", "google"), new Plant() {
            @Override public Ledger ledger(Ledger real) {
                return entry -> entry.kind() == Entry.Kind.ORDER ? Answer.of(0L) : real.append(entry);
            }
        }, "without an order");
    }

    /** A reader that makes one mistake. */
    private static class Reading implements MailReader {
        private final MailReader real;

        Reading(MailReader real) {
            this.real = real;
        }

        @Override public Set<Capability> capabilities() {
            return real.capabilities();
        }

        @Override public Answer<Cursor> now(MailboxId mailbox) {
            return real.now(mailbox);
        }

        @Override public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
            return real.changes(mailbox, cursor, max);
        }

        @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
            return real.since(mailbox, from);
        }

        @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
            return real.fetch(mailbox, message);
        }

        @Override public Watch watch(MailboxId mailbox, Runnable changed) {
            return real.watch(mailbox, changed);
        }
    }

    /** An actor that acts wherever the message is just now, and does not ask whether it was seen there. */
    private record Careless(MailActor real) implements MailActor {
        @Override public Set<Capability> capabilities(MailboxId mailbox) {
            return real.capabilities(mailbox);
        }

        @Override public Answer<Sighting> look(Copy copy) {
            return real.look(copy);
        }

        @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
            return real.move(copy, real.look(copy) instanceof Answer.Known<Sighting>(Sighting.Present now) ? now : from, to);
        }

        @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
            return real.mark(copy, at, keyword, on);
        }
    }
}
