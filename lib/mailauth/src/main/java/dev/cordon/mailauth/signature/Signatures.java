package dev.cordon.mailauth.signature;

import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.dns.RecordType;
import dev.cordon.mailauth.header.LineEnds;
import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tries the signatures of one message. What several of them need is done once: each key is asked for once, and the body is hashed in one
 * pass for each canonical form, whatever the number of signatures and of different {@code l=}. Not for several threads.
 */
public final class Signatures {

    private static final int RECORDS_MAX = 4;

    private final RawMessage message;
    private final Dns dns;
    private final SignatureCheck crypto;
    private final SignatureLimits limits;
    private final Map<String, DnsAnswer> keys = new HashMap<>();
    private final List<SignatureField> wanted = new ArrayList<>();
    private final Map<Canonicalization, BodySink> bodies = new EnumMap<>(Canonicalization.class);
    private Optional<LineEnds> bodyEnds = Optional.empty();
    private int checks;

    /** Prepares; nothing is asked or computed yet. */
    public Signatures(RawMessage message, Dns dns, SignatureCheck crypto, SignatureLimits limits) {
        this.message = message;
        this.dns = dns;
        this.crypto = crypto;
        this.limits = limits;
    }

    /** Announces a signature, so that its body hash is computed in the same pass as the others'. */
    public void announce(SignatureField signature) {
        wanted.add(signature);
    }

    /** Tries a DKIM-Signature or an ARC-Message-Signature. */
    public SignatureOutcome check(SignatureField signature) {
        return check(signature, () -> signedHeader(signature));
    }

    /** Tries an ARC-Seal (RFC 8617 §5.1.1). @param covered the fields before the seal itself, in the order in which they were sealed */
    public SignatureOutcome checkSeal(SignatureField seal, List<RawField> covered) {
        return check(seal, () -> {
            Bytes out = new Bytes(4096);
            for (RawField field : covered) {
                HeaderForm.add(field, Canonicalization.RELAXED, -1, -1, out);
                out.lineEnd();
                if (out.length > limits.headerBytesMax()) {
                    return out;
                }
            }
            HeaderForm.add(seal.field(), Canonicalization.RELAXED, seal.cutFrom(), seal.cutTo(), out);
            return out;
        });
    }

    /** The line ends of the whole message: those of the body were seen while it was hashed, if it was. */
    public LineEnds lineEnds() {
        byte[] bytes = message.bytes();
        int split = message.bodyStart();
        LineEnds body = bodyEnds.orElseGet(() -> LineEnds.of(bytes, split, bytes.length));
        return LineEnds.of(bytes, 0, split).and(body);
    }

    private interface Covered {
        Bytes bytes();
    }

    private SignatureOutcome check(SignatureField signature, Covered covered) {
        if (message.cut()) {
            return untried(SignatureFault.OVER_LIMIT, "header");
        }
        String name = signature.selector() + "._domainkey." + signature.domain();
        if (!keys.containsKey(name) && keys.size() >= limits.keyQuestionsMax() || checks >= limits.checksMax()) {
            return untried(SignatureFault.OVER_LIMIT, "keys");
        }
        DnsAnswer answer = keys.computeIfAbsent(name, asked -> dns.ask(asked, RecordType.TXT));
        return switch (answer) {
            case DnsAnswer.TimedOut() -> untried(SignatureFault.KEY_UNREACHABLE, "timeout");
            case DnsAnswer.Failed(String why) -> untried(SignatureFault.KEY_UNREACHABLE, why);
            case DnsAnswer.NoSuchName(), DnsAnswer.NoRecords() -> untried(SignatureFault.KEY_MISSING, name);
            case DnsAnswer.Found found -> withKeys(signature, covered, found.records(), name);
        };
    }

    /** RFC 6376 §3.6.2.2 leaves open which of several records counts: the first that verifies, otherwise what the first one says. */
    private SignatureOutcome withKeys(SignatureField signature, Covered covered, List<DnsRecord> records, String name) {
        SignatureOutcome first = untried(SignatureFault.KEY_MISSING, name);
        int tried = 0;
        for (DnsRecord record : records) {
            if (record instanceof DnsRecord.Text text && tried < RECORDS_MAX) {
                SignatureOutcome outcome = switch (KeyRecord.read(text.bytes(), limits.rsaBitsMax())) {
                    case KeyReading.Unusable(SignatureFault fault, String detail) -> untried(fault, detail);
                    case KeyRecord key -> withKey(signature, covered, key);
                };
                if (outcome.header() == HeaderSignature.PASS) {
                    return outcome;
                }
                first = tried == 0 || first.header() == HeaderSignature.UNVERIFIABLE && outcome.header() == HeaderSignature.FAIL
                        ? outcome : first;
                tried++;
            }
        }
        return first;
    }

    private SignatureOutcome withKey(SignatureField signature, Covered covered, KeyRecord key) {
        SignatureFault unfit = unfit(signature, key);
        if (unfit != SignatureFault.NONE) {
            return new SignatureOutcome(HeaderSignature.UNVERIFIABLE, BodyHash.UNVERIFIABLE, unfit, "", key.key().bits(),
                    key.testing(), -1);
        }
        Bytes data = covered.bytes();
        if (data.length > limits.headerBytesMax()) {
            return untried(SignatureFault.OVER_LIMIT, "header");
        }
        checks++;
        boolean fits = switch (key.key()) {
            case VerificationKey.Rsa rsa -> crypto.rsaSha256(rsa, data.array, data.length, signature.signature());
            case VerificationKey.Ed25519 ed -> {
                var digest = JdkSignatures.sha256();
                digest.update(data.array, 0, data.length);
                yield crypto.ed25519(ed, digest.digest(), signature.signature());
            }
        };
        HeaderSignature header = fits ? HeaderSignature.PASS : HeaderSignature.FAIL;
        if (signature.kind() == SignatureKind.ARC_SEAL) {
            return new SignatureOutcome(header, BodyHash.UNVERIFIABLE, fits ? SignatureFault.NONE : SignatureFault.SIGNATURE_WRONG, "",
                    key.key().bits(), key.testing(), -1);
        }
        BodySink body = body(signature);
        boolean same = Arrays.equals(body.hash(lengthOf(signature)), signature.bodyHash());
        SignatureFault fault = !same ? SignatureFault.BODY_CHANGED : fits ? SignatureFault.NONE : SignatureFault.SIGNATURE_WRONG;
        return new SignatureOutcome(header, same ? BodyHash.MATCH : BodyHash.MISMATCH, fault, "", key.key().bits(), key.testing(),
                body.count());
    }

    private static SignatureFault unfit(SignatureField signature, KeyRecord key) {
        if (!key.type().equals(signature.algorithm().keyType())) {
            return SignatureFault.KEY_TYPE;
        }
        if (!key.sha256()) {
            return SignatureFault.KEY_HASH;
        }
        boolean subdomain = signature.kind() == SignatureKind.DKIM
                && !signature.identity().substring(signature.identity().lastIndexOf('@') + 1).equals(signature.domain());
        return key.strict() && subdomain ? SignatureFault.KEY_STRICT : SignatureFault.NONE;
    }

    private static long lengthOf(SignatureField signature) {
        return signature.bodyLength() < 0 ? Long.MAX_VALUE : signature.bodyLength();
    }

    private BodySink body(SignatureField signature) {
        Canonicalization form = signature.body();
        BodySink sink = bodies.get(form);
        if (sink == null || !sink.has(lengthOf(signature))) {
            TreeSet<Long> lengths = new TreeSet<>(List.of(lengthOf(signature)));
            for (SignatureField other : wanted) {
                if (other.body() == form) {
                    lengths.add(lengthOf(other));
                }
            }
            sink = new BodySink(lengths.stream().mapToLong(Long::longValue).toArray());
            bodyEnds = Optional.of(BodyForm.feed(message.bytes(), message.bodyStart(), message.bytes().length, form, sink));
            bodies.put(form, sink);
        }
        return sink;
    }

    /** The fields of {@code h=}, each name from the bottom up (RFC 6376 §5.4.2), then the signature itself without {@code b=}. */
    private Bytes signedHeader(SignatureField signature) {
        Bytes out = new Bytes(2048);
        Map<String, Integer> used = HashMap.newHashMap(signature.signed().size());
        for (String name : signature.signed()) {
            List<RawField> fields = message.named(name);
            int last = used.getOrDefault(name, fields.size()) - 1;
            if (last >= 0 && fields.get(last) == signature.field()) {
                last--; // a signature cannot cover itself but as the last thing below
            }
            if (last >= 0) {
                HeaderForm.add(fields.get(last), signature.header(), -1, -1, out);
                out.lineEnd();
            }
            used.put(name, Math.max(last, 0));
            if (out.length > limits.headerBytesMax()) {
                return out;
            }
        }
        HeaderForm.add(signature.field(), signature.header(), signature.cutFrom(), signature.cutTo(), out);
        return out;
    }

    private static SignatureOutcome untried(SignatureFault fault, String detail) {
        return new SignatureOutcome(HeaderSignature.UNVERIFIABLE, BodyHash.UNVERIFIABLE, fault, detail, 0, false, -1);
    }
}
