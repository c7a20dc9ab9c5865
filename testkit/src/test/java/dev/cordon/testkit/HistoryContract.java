package dev.cordon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.kernel.port.ask.SenderHistory;
import dev.cordon.kernel.port.ask.SignatureHistory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every sender history must do. */
public interface HistoryContract {
    /** A history and its fold. */
    interface Folding {
        /** What is asked. */
        History history();

        /** Folds one inspected message in. */
        void fold(TenantId tenant, String address, Instant at, boolean flagged);

        /** Folds one signature of an inspected message in. */
        void fold(TenantId tenant, String fingerprint, Instant at);
    }

    /** A fresh, empty history. */
    Folding folding();

    @Test @EdgeCase("EC-060")
    default void aStrangerWasNeverSeen() {
        assertThat(folding().history().sender(Samples.TENANT, "who@example.net")).isEqualTo(Answer.of(SenderHistory.NEVER));
    }

    @Test @EdgeCase("EC-049")
    default void copiesOfOneSignatureAreCountedPerTenant() {
        Folding folding = folding();
        Instant early = Instant.parse("2026-11-01T00:00:00Z");
        Instant late = Instant.parse("2026-11-02T00:00:00Z");
        assertThat(folding.history().signature(Samples.TENANT, "ab12")).isEqualTo(Answer.of(SignatureHistory.NEVER));
        folding.fold(Samples.TENANT, "ab12", late);
        folding.fold(Samples.TENANT, "ab12", early);
        folding.fold(new TenantId("t2"), "ab12", early);
        folding.fold(Samples.TENANT, "cd34", early);
        assertThat(folding.history().signature(Samples.TENANT, "ab12")).isEqualTo(Answer.of(new SignatureHistory(2, early)));
    }

    @Test default void messagesAreCountedWithoutRegardToCaseAndPerTenant() {
        Folding folding = folding();
        Instant early = Instant.parse("2026-11-01T00:00:00Z");
        Instant late = Instant.parse("2026-11-02T00:00:00Z");
        folding.fold(Samples.TENANT, "Who@Example.net", late, false);
        folding.fold(Samples.TENANT, "who@example.net", early, true);
        folding.fold(new TenantId("t2"), "who@example.net", early, true);
        assertThat(folding.history().sender(Samples.TENANT, "WHO@example.net")).isEqualTo(Answer.of(new SenderHistory(2, early, 1)));
    }
}
