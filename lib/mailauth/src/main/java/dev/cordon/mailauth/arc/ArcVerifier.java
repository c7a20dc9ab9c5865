package dev.cordon.mailauth.arc;

import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mailauth.signature.BodyHash;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.signature.SignatureCheck;
import dev.cordon.mailauth.signature.SignatureFault;
import dev.cordon.mailauth.signature.SignatureField;
import dev.cordon.mailauth.signature.SignatureKind;
import dev.cordon.mailauth.signature.SignatureLimits;
import dev.cordon.mailauth.signature.SignatureOutcome;
import dev.cordon.mailauth.signature.SignatureReader;
import dev.cordon.mailauth.signature.SignatureReading;
import dev.cordon.mailauth.signature.Signatures;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifies a chain (RFC 8617 §5.2). Unlike the RFC's short way out, every seal is tried even when the newest message signature fails, since
 * a seal does not cover the body: mail read from a store that rewrites bodies still carries the provider's sealed verdict.
 */
public final class ArcVerifier {

    private static final int INSTANCE_MAX = 50;

    /** Those of a message that is not to be checked. */
    public static final Fields NO_FIELDS = new Fields();

    private final InstantSource clock;

    /** @param clock the time of receipt, for {@code x=} */
    public ArcVerifier(InstantSource clock) {
        this.clock = clock;
    }

    /** Verifies on its own with the usual crypto and limits. */
    public ArcReport check(RawMessage message, Dns dns) {
        Signatures signatures = new Signatures(message, dns, SignatureCheck.usual(), SignatureLimits.USUAL);
        return check(announce(message, signatures), signatures);
    }

    /** The fields of a chain, put in order. */
    public static final class Fields {
        private final List<RawField> results = new ArrayList<>();
        private final List<SignatureReading> messages = new ArrayList<>();
        private final List<SignatureReading> seals = new ArrayList<>();
        private ArcFault fault = ArcFault.NONE;
        private int faultAt;
        private String detail = "";
        private int highest;

        private Fields() {
        }

        private void wrong(ArcFault what, int where, String why) {
            if (fault == ArcFault.NONE) {
                fault = what;
                faultAt = where;
                detail = why;
            }
        }
    }

    /** Reads the fields of the chain and announces the message signatures. */
    public Fields announce(RawMessage message, Signatures signatures) {
        Fields fields = new Fields();
        List<RawField> results = message.named("arc-authentication-results");
        List<RawField> messages = message.named(SignatureKind.ARC_MESSAGE.field());
        List<RawField> seals = message.named(SignatureKind.ARC_SEAL.field());
        if (results.isEmpty() && messages.isEmpty() && seals.isEmpty()) {
            return fields;
        }
        if (Math.max(results.size(), Math.max(messages.size(), seals.size())) > INSTANCE_MAX) {
            fields.highest = INSTANCE_MAX;
            fields.wrong(ArcFault.INSTANCE_MALFORMED, 0, "more than " + INSTANCE_MAX + " sets");
            return fields;
        }
        RawField[] resultsAt = new RawField[INSTANCE_MAX + 1];
        for (RawField field : results) {
            int instance = instance(field.latin1());
            place(fields, resultsAt, instance, field, "arc-authentication-results");
        }
        SignatureReading[] messagesAt = signatures(fields, messages, SignatureKind.ARC_MESSAGE);
        SignatureReading[] sealsAt = signatures(fields, seals, SignatureKind.ARC_SEAL);
        if (fields.fault != ArcFault.NONE) {
            return fields;
        }
        for (int i = 1; i <= fields.highest; i++) {
            if (resultsAt[i] == null || messagesAt[i] == null || sealsAt[i] == null) {
                fields.wrong(ArcFault.SET_INCOMPLETE, i, "");
                return fields;
            }
            fields.results.add(resultsAt[i]);
            fields.messages.add(messagesAt[i]);
            fields.seals.add(sealsAt[i]);
            if (messagesAt[i] instanceof SignatureField signature) {
                signatures.announce(signature);
            }
        }
        return fields;
    }

    private static SignatureReading[] signatures(Fields fields, List<RawField> found, SignatureKind kind) {
        SignatureReading[] at = new SignatureReading[INSTANCE_MAX + 1];
        for (RawField field : found) {
            SignatureReading reading = SignatureReader.read(field, kind);
            place(fields, at, reading.instance(), reading, kind.field());
        }
        return at;
    }

    private static <T> void place(Fields fields, T[] at, int instance, T what, String name) {
        if (instance == 0) {
            fields.wrong(ArcFault.INSTANCE_MALFORMED, 0, name);
        } else if (at[instance] != null) {
            fields.wrong(ArcFault.SET_REPEATED, instance, name);
        } else {
            at[instance] = what;
        }
        fields.highest = Math.max(fields.highest, instance);
    }

    /** {@code i=N;} at the front of ARC-Authentication-Results (RFC 8617 §4.1.1); 0 when it is not there. */
    private static int instance(String value) {
        int at = blank(value, 0);
        if (at >= value.length() || value.charAt(at) != 'i') {
            return 0;
        }
        at = blank(value, at + 1);
        if (at >= value.length() || value.charAt(at) != '=') {
            return 0;
        }
        at = blank(value, at + 1);
        int number = 0;
        int digits = 0;
        while (at < value.length() && digits < 3 && value.charAt(at) >= '0' && value.charAt(at) <= '9') {
            number = number * 10 + value.charAt(at++) - '0';
            digits++;
        }
        at = blank(value, at);
        boolean closed = at < value.length() && value.charAt(at) == ';';
        return digits == 0 || digits > 2 || !closed || number > INSTANCE_MAX ? 0 : number;
    }

    private static int blank(String value, int from) {
        int at = from;
        while (at < value.length() && " \t\r\n".indexOf(value.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Verifies what {@link #announce} read. */
    public ArcReport check(Fields fields, Signatures signatures) {
        if (fields.fault != ArcFault.NONE) {
            return new ArcReport(ArcChain.FAIL, fields.highest, false, 0, fields.fault, fields.faultAt, fields.detail, false, List.of());
        }
        int count = fields.seals.size();
        if (count == 0) {
            return new ArcReport(ArcChain.NONE, 0, false, 0, ArcFault.NONE, 0, "", false, List.of());
        }
        List<ArcSet> sets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sets.add(new ArcSet(i + 1, fields.results.get(i), fields.messages.get(i), message(fields.messages.get(i), signatures),
                    fields.seals.get(i), seal(fields, i, signatures)));
        }
        return judge(sets);
    }

    private SignatureOutcome message(SignatureReading reading, Signatures signatures) {
        return switch (reading) {
            case SignatureReading.Refused refused -> untried(refused);
            case SignatureField signature -> {
                SignatureOutcome outcome = signatures.check(signature);
                boolean expired = signature.expiresAt() >= 0 && signature.expiresAt() < clock.instant().getEpochSecond();
                yield outcome.passed() && expired ? new SignatureOutcome(outcome.header(), outcome.body(), SignatureFault.EXPIRED, "",
                        outcome.keyBits(), outcome.testing(), outcome.bodyBytes()) : outcome;
            }
        };
    }

    /** RFC 8617 §5.1.1: results, message signature and seal of each set up to this one; a failed chain is sealed without those before. */
    private static SignatureOutcome seal(Fields fields, int index, Signatures signatures) {
        return switch (fields.seals.get(index)) {
            case SignatureReading.Refused refused -> untried(refused);
            case SignatureField seal -> {
                List<RawField> covered = new ArrayList<>(index * 3 + 2);
                for (int i = seal.chain().equals("fail") ? index : 0; i <= index; i++) {
                    covered.add(fields.results.get(i));
                    covered.add(fields.messages.get(i).field());
                    if (i < index) {
                        covered.add(fields.seals.get(i).field());
                    }
                }
                yield signatures.checkSeal(seal, covered);
            }
        };
    }

    private static SignatureOutcome untried(SignatureReading.Refused refused) {
        return new SignatureOutcome(HeaderSignature.UNVERIFIABLE, BodyHash.UNVERIFIABLE, refused.fault(), refused.detail(), 0, false, -1);
    }

    private static ArcReport judge(List<ArcSet> sets) {
        int count = sets.size();
        ArcSet newest = sets.getLast();
        boolean provisional = newest.messageOutcome().fault().weight() == SignatureFault.Weight.TEMPORARY;
        ArcFault fault = ArcFault.NONE;
        int faultAt = 0;
        String detail = "";
        boolean sealed = true;
        for (int i = count - 1; i >= 0; i--) {
            ArcSet set = sets.get(i);
            provisional |= set.sealOutcome().fault().weight() == SignatureFault.Weight.TEMPORARY;
            ArcFault here = sealFault(set, i == count - 1);
            sealed &= set.sealOutcome().passed() && here != ArcFault.CHAIN_VALUE;
            if (fault == ArcFault.NONE && here != ArcFault.NONE) {
                fault = here;
                faultAt = i + 1;
                detail = here == ArcFault.SEAL ? set.sealOutcome().fault().code() : "";
            }
        }
        if (fault == ArcFault.NONE && !newest.messageOutcome().passed()) {
            fault = ArcFault.MESSAGE_SIGNATURE;
            faultAt = count;
            detail = newest.messageOutcome().fault().code();
        }
        int oldest = count;
        while (oldest > 0 && sets.get(oldest - 1).messageOutcome().passed()) {
            oldest--;
        }
        int oldestPass = oldest == 0 || oldest == count ? 0 : oldest + 1;
        return new ArcReport(fault == ArcFault.NONE ? ArcChain.PASS : ArcChain.FAIL, count, sealed, oldestPass, fault, faultAt, detail,
                provisional && fault != ArcFault.NONE, sets);
    }

    private static ArcFault sealFault(ArcSet set, boolean newest) {
        if (set.seal() instanceof SignatureField seal) {
            if (newest && seal.chain().equals("fail")) {
                return ArcFault.SEALED_AS_FAILED;
            }
            if (!seal.chain().equals(set.instance() == 1 ? "none" : "pass")) {
                return ArcFault.CHAIN_VALUE;
            }
        }
        return set.sealOutcome().passed() ? ArcFault.NONE : ArcFault.SEAL;
    }
}
