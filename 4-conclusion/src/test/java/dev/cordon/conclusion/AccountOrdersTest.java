package dev.cordon.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.act.AccountActor;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.testkit.Samples;
import dev.cordon.testkit.Trouble;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An answer to a take-over stands in the ledger before it is carried out, and its receipt says what was seen. */
class AccountOrdersTest {
    private final World world = new World();
    private final List<String> done = new ArrayList<>();
    private AccountActor.RuleState seen = AccountActor.RuleState.OFF;

    private final AccountActor actor = new AccountActor() {
        @Override public Answer<RuleState> rule(String address, String id) {
            return Answer.of(seen);
        }

        @Override public Answer<RuleState> switchOff(String address, String id) {
            assertThat(world.kinds()).as("the order stands before the act").contains(Entry.Kind.ORDER);
            done.add(address + " " + id);
            return Answer.of(RuleState.OFF);
        }

        @Override public Answer<Boolean> endSessions(String address) {
            done.add(address);
            return Answer.unknown(new Fault.Denied("no consent"));
        }

        @Override public void close() {
            // Nothing is open.
        }
    };

    private Answer<String> run(AccountOrders.Act act, String what) {
        return new AccountOrders(actor, world.ledger, world).run(Samples.ADA, act, what, "grace", "ticket 7");
    }

    @Test void theReceiptSaysWhatWasSeenAndNotWhatWasPromised() {
        assertThat(run(AccountOrders.Act.SWITCH_RULE_OFF, "r1")).isEqualTo(Answer.of("off"));
        seen = AccountActor.RuleState.ON;
        world.pass(java.time.Duration.ofSeconds(1));
        assertThat(run(AccountOrders.Act.SWITCH_RULE_OFF, "r1")).isEqualTo(Answer.of("on"));
        assertThat(world.kinds()).containsExactly(Entry.Kind.ORDER, Entry.Kind.RECEIPT, Entry.Kind.ORDER, Entry.Kind.RECEIPT);
        assertThat(world.ledger.entries().getFirst().body().canonical()).contains("\"who\":\"grace\"").contains("\"why\":\"ticket 7\"");
    }

    @Test void withoutARecordNothingIsDone() {
        world.next(Trouble.Call.APPEND, new Trouble.Effect.Refused(new Fault.NoRoom("full")));
        assertThat(run(AccountOrders.Act.SWITCH_RULE_OFF, "r1")).isInstanceOf(Answer.Unknown.class);
        assertThat(done).isEmpty();
    }

    @Test void aRefusalIsAReceiptTooAndNoSuccess() {
        assertThat(run(AccountOrders.Act.END_SESSIONS, "")).isEqualTo(Answer.unknown(new Fault.Denied("no consent")));
        assertThat(world.kinds()).containsExactly(Entry.Kind.ORDER, Entry.Kind.RECEIPT);
        assertThat(world.ledger.entries().getLast().body().canonical()).contains("\"trouble\":\"no consent\"");
    }
}
