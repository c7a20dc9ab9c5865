package dev.cordon.mdm.header;

import dev.cordon.mailauth.authres.MethodResult;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dmarc.DmarcPolicy;
import dev.cordon.mailauth.dmarc.DmarcResult;
import dev.cordon.mailauth.origin.Origin;
import dev.cordon.mailauth.origin.StatedResults;
import dev.cordon.mailauth.origin.Trust;
import dev.cordon.mailauth.spf.SpfIdentity;
import dev.cordon.mailauth.spf.SpfResult;
import dev.cordon.mailauth.stored.Counted;
import dev.cordon.mailauth.stored.Hop;
import dev.cordon.mailauth.stored.StoredReport;
import dev.cordon.mdm.address.Domains;
import dev.cordon.mdm.address.Ips;
import dev.cordon.mdm.schema.HeaderSchema;
import dev.cordon.mime.HeaderField;
import dev.cordon.mql.value.Struct;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked: our own results count, the provider's where they can be believed, and what else stands in the header counts for
 * nothing. What nobody found out is null; a name server that did not answer is an error that neither passed nor failed.
 *
 * @param found what is known about the message; asked for once and only when a rule wants to know
 */
public record Judged(Supplier<StoredReport> found) implements Belief {

    private StoredReport report() {
        return found.get();
    }

    @Override public @Nullable Struct results(Hops way, int hop, List<HeaderField> down) {
        List<HeaderField> believed = down.stream().filter(this::isBelieved).toList();
        Struct results = Results.of(believed);
        return hop == place(way) ? own(results) : results;
    }

    private boolean isBelieved(HeaderField field) {
        int at = Hops.offset(field);
        return report().stated().stream().anyMatch(s -> s.start() == at && isBelieved(s));
    }

    private static boolean isBelieved(StatedResults stated) {
        return stated.trust() == Trust.POSITION || stated.trust() == Trust.SEAL;
    }

    /** The hop of the border, where a message is checked; the newest one when no border is known. */
    private int place(Hops way) {
        int border = border(way);
        return border >= 0 ? border : way.size() - 1;
    }

    private int border(Hops way) {
        return report().hops().stream().filter(Hop::border).findFirst().map(h -> way.at(h.start())).orElse(-1);
    }

    // Ours go over what the border wrote; what we do not know stays as the border wrote it, if it did.
    private @Nullable Struct own(@Nullable Struct stated) {
        StoredReport report = report();
        boolean spf = report.spf().source() == Counted.Source.OURS;
        boolean dkim = report.dkim().source() == Counted.Source.OURS;
        boolean dmarc = report.dmarc().source() == Counted.Source.OURS;
        if (!spf && !dkim && !dmarc) {
            return stated;
        }
        Struct results = stated == null ? Struct.of(HeaderSchema.AUTHENTICATION_RESULTS).set("type", "own").set("dkim_details", List.of())
                : stated;
        if (spf) {
            results.set("spf", report.spf().word()).set("spf_details", spf(report));
        }
        if (dkim) {
            results.set("dkim", report.dkim().word()).set("dkim_details", report.report().dkim().signatures().stream().map(Judged::signature)
                    .toList());
        }
        if (dmarc) {
            results.set("dmarc", report.dmarc().word()).set("dmarc_details", dmarc(report.report().dmarc(), report.dmarc().word()));
        }
        return results;
    }

    @Override public @Nullable Struct receivedSpf(Hops way, int hop, List<HeaderField> down) {
        Optional<Hop> border = report().hops().stream().filter(Hop::border).findFirst();
        return border.flatMap(b -> down.stream().filter(f -> f.is("received-spf") && Hops.offset(f) < b.start()).findFirst())
                .map(Results::received).orElse(null);
    }

    @Override public Struct summary(Hops way) {
        StoredReport report = report();
        Struct summary = StructFields.summary();
        Counted spf = report.spf();
        switch (spf.source()) {
            case OURS -> summary.set("spf", entry("spf", spf, spf(report), place(way)));
            case PROVIDER -> report.provider("spf").ifPresent(r -> summary.set("spf", entry("spf", spf, Results.spf(r), place(r, way))));
            case HEADER_SIGNATURE, NOBODY -> { }
        }
        Counted dmarc = report.dmarc();
        switch (dmarc.source()) {
            case OURS -> summary.set("dmarc", entry("dmarc", dmarc, dmarc(report.report().dmarc(), dmarc.word()), place(way)));
            case PROVIDER -> report.provider("dmarc").ifPresent(r -> summary.set("dmarc", entry("dmarc", dmarc, Results.dmarc(r), place(r,
                    way))));
            case HEADER_SIGNATURE, NOBODY -> { }
        }
        return summary;
    }

    private static Struct entry(String method, Counted counted, Struct details, int hop) {
        Struct entry = StructFields.entry(method, counted.word(), details, hop);
        return counted.isKnown() ? entry : entry.set("pass", null);
    }

    private int place(MethodResult result, Hops way) {
        return report().stated().stream().filter(s -> isBelieved(s) && s.results().results().stream().anyMatch(r -> r == result)).findFirst()
                .map(s -> way.at(s.start())).filter(i -> i >= 0).orElseGet(() -> place(way));
    }

    private static Struct spf(StoredReport report) {
        SpfResult ours = report.report().spf();
        Origin origin = report.origin();
        boolean whole = ours.identity() == SpfIdentity.MAIL_FROM && origin.mailFrom().contains("@");
        String server = report.hops().stream().filter(Hop::border).findFirst().map(Hop::by).orElse("");
        return Results.spf(report.spf().word(), ours.why(), whole ? origin.mailFrom() : ours.domain(), origin.helo(), origin.ip())
                .set("server", server.isEmpty() ? null : Domains.of(server))
                .set("client_ip", origin.ip().isEmpty() ? null : Ips.of(origin.ip()));
    }

    private static Struct dmarc(DmarcResult ours, String word) {
        return Struct.of(HeaderSchema.DMARC).set("verdict", word)
                .set("from", ours.authorDomain().isEmpty() ? null : Domains.of(ours.authorDomain()))
                .set("policy", ours.declared() == DmarcPolicy.UNSPECIFIED ? null : ours.declared().word())
                .set("disposition", ours.policy() == DmarcPolicy.UNSPECIFIED || ours.policy() == ours.declared() ? null : ours.policy().word());
    }

    private static Struct signature(CheckedSignature signature) {
        return Struct.of(HeaderSchema.SIGNATURE).set("type", "dkim")
                .set("domain", signature.domain().isEmpty() ? null : signature.domain())
                .set("selector", signature.selector().isEmpty() ? null : signature.selector())
                .set("algorithm", signature.algorithm().isEmpty() ? null : signature.algorithm());
    }
}
