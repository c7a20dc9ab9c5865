package dev.cordon.testkit;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.kernel.port.ask.SenderHistory;
import dev.cordon.kernel.port.ask.SignatureHistory;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was seen of senders, in memory. */
public final class MemoryHistory implements History {
    private final Map<String, SenderHistory> seen = new ConcurrentHashMap<>();
    private final Map<String, SignatureHistory> signatures = new ConcurrentHashMap<>();
    private final Trouble trouble;

    /** Never any trouble. */
    public MemoryHistory() {
        this(Trouble.NONE);
    }

    /** With scripted trouble for ASK. */
    public MemoryHistory(Trouble trouble) {
        this.trouble = trouble;
    }

    @Override public Answer<SenderHistory> sender(TenantId tenant, String address) {
        return switch (trouble.strike(Trouble.Call.ASK, address)) {
            case Trouble.Effect.Refused r -> Answer.unknown(r.fault());
            case Trouble.Effect.Lost l -> Answer.unknown(l.fault());
            case Trouble.Effect.Well _ -> Answer.of(seen.getOrDefault(key(tenant, address), SenderHistory.NEVER));
        };
    }

    /** Folds one inspected message in: what {@link #sender} answers from now on. */
    public void fold(TenantId tenant, String address, Instant at, boolean flagged) {
        seen.merge(key(tenant, address), new SenderHistory(1, at, flagged ? 1 : 0),
                (old, one) -> new SenderHistory(old.messages() + 1, old.first().isBefore(at) ? old.first() : at,
                        old.flagged() + one.flagged()));
    }

    @Override public Answer<SignatureHistory> signature(TenantId tenant, String fingerprint) {
        return switch (trouble.strike(Trouble.Call.ASK, fingerprint)) {
            case Trouble.Effect.Refused r -> Answer.unknown(r.fault());
            case Trouble.Effect.Lost l -> Answer.unknown(l.fault());
            case Trouble.Effect.Well _ -> Answer.of(signatures.getOrDefault(tenant.value() + '/' + fingerprint, SignatureHistory.NEVER));
        };
    }

    /** Folds one signature of an inspected message in. */
    public void fold(TenantId tenant, String fingerprint, Instant at) {
        signatures.merge(tenant.value() + '/' + fingerprint, new SignatureHistory(1, at), (old, one) ->
                new SignatureHistory(old.messages() + 1, old.first().isBefore(at) ? old.first() : at));
    }

    private static String key(TenantId tenant, String address) {
        return tenant.value() + '/' + address.toLowerCase(Locale.ROOT);
    }
}
