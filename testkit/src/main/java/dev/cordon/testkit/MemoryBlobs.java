package dev.cordon.testkit;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.keep.Blobs;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes by their hash, in memory. */
public final class MemoryBlobs implements Blobs {
    private final Map<ContentHash, Raw> kept = new ConcurrentHashMap<>();
    private final Trouble trouble;

    /** Never any trouble. */
    public MemoryBlobs() {
        this(Trouble.NONE);
    }

    /** With scripted trouble for PUT and GET. */
    public MemoryBlobs(Trouble trouble) {
        this.trouble = trouble;
    }

    @Override public Answer<ContentHash> put(Raw raw) {
        ContentHash hash = raw.hash();
        switch (trouble.strike(Trouble.Call.PUT, hash.value())) {
            case Trouble.Effect.Refused r -> {
                return Answer.unknown(r.fault());
            }
            case Trouble.Effect.Lost l -> {
                kept.put(hash, raw);
                return Answer.unknown(l.fault());
            }
            case Trouble.Effect.Well _ -> kept.put(hash, raw);
        }
        return Answer.of(hash);
    }

    @Override public Answer<Raw> get(ContentHash hash) {
        return switch (trouble.strike(Trouble.Call.GET, hash.value())) {
            case Trouble.Effect.Refused r -> Answer.unknown(r.fault());
            case Trouble.Effect.Lost l -> Answer.unknown(l.fault());
            case Trouble.Effect.Well _ -> {
                Raw raw = kept.get(hash);
                yield raw == null ? Answer.unknown(new Fault.Gone("the bytes " + hash.value() + " are not kept")) : Answer.of(raw);
            }
        };
    }

    /** The number of different contents kept. */
    public int size() {
        return kept.size();
    }
}
