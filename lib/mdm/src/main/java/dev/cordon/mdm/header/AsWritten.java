package dev.cordon.mdm.header;

import dev.cordon.mdm.address.Domains;
import dev.cordon.mime.HeaderField;
import dev.cordon.mql.value.Struct;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header is read as it stands, for work on the rule language and on loose files; nothing is to be decided from that about mail, because
 * anybody can write such fields.
 *
 * @param trusted hosts whose results count for the summary, in lower case; empty when all do
 */
public record AsWritten(Set<String> trusted) implements Belief {
    /** Copies the set. */
    public AsWritten {
        trusted = Set.copyOf(trusted);
    }

    @Override public @Nullable Struct results(Hops way, int hop, List<HeaderField> down) {
        return Results.of(down);
    }

    @Override public @Nullable Struct receivedSpf(Hops way, int hop, List<HeaderField> down) {
        return down.stream().filter(f -> f.is("received-spf")).findFirst().map(Results::received).orElse(null);
    }

    /** Of each method the result of the lowest hop that has one. */
    @Override public Struct summary(Hops way) {
        List<Struct> structs = way.structs();
        Struct summary = StructFields.summary();
        for (int i = 0; i < structs.size(); i++) {
            Struct hop = structs.get(i);
            if (!(hop.get("authentication_results") instanceof Struct results) || !isTrusted(results)) {
                if (trusted.isEmpty() && summary.get("spf") == null && hop.get("received_spf") instanceof Struct spf) {
                    summary.set("spf", StructFields.entry("spf", String.valueOf(spf.get("verdict")), spf, i));
                }
                continue;
            }
            if (summary.get("dmarc") == null && results.get("dmarc") != null) {
                summary.set("dmarc", StructFields.entry("dmarc", String.valueOf(results.get("dmarc")), results.get("dmarc_details"), i));
            }
            if (summary.get("spf") == null) {
                Object received = hop.get("received_spf");
                if (results.get("spf") != null) {
                    summary.set("spf", StructFields.entry("spf", String.valueOf(results.get("spf")), results.get("spf_details"), i));
                } else if (received instanceof Struct spf) {
                    summary.set("spf", StructFields.entry("spf", String.valueOf(spf.get("verdict")), spf, i));
                }
            }
        }
        return summary;
    }

    private boolean isTrusted(Struct results) {
        return trusted.isEmpty() || trusted.contains(Domains.text(results.get("server")));
    }
}
