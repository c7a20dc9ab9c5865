package dev.cordon.mailauth.dkim;

import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DomainText;
import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mailauth.signature.BodyHash;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.signature.SignatureAlgorithm;
import dev.cordon.mailauth.signature.SignatureFault;
import dev.cordon.mailauth.signature.SignatureField;
import dev.cordon.mailauth.signature.SignatureKind;
import dev.cordon.mailauth.signature.SignatureOutcome;
import dev.cordon.mailauth.signature.SignatureReader;
import dev.cordon.mailauth.signature.SignatureReading;
import dev.cordon.mailauth.signature.Signatures;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Verifies the DKIM signatures of a message (RFC 6376 §6), with the stricter rules of RFC 8301. */
public final class DkimVerifier {

    private static final List<String> SHOWN_ONCE = List.of("subject", "to", "cc", "date", "reply-to", "sender", "content-type");
    private static final int SHORT_BITS = 2048;
    private static final int REPLAY_SIGNS = 2;

    private final InstantSource clock;
    private final DkimSettings settings;

    /** @param clock the time of receipt: {@code x=} is compared with it, so give that of the border for mail already stored */
    public DkimVerifier(InstantSource clock, DkimSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** Verifies on its own, without knowing author or recipients. */
    public DkimReport check(RawMessage message, Dns dns) {
        Signatures signatures = new Signatures(message, dns, settings.crypto(), settings.limits());
        return check(message, signatures, announce(message, signatures), List.of(), List.of());
    }

    /** Reads the signature fields and announces those that will be tried. */
    public List<SignatureReading> announce(RawMessage message, Signatures signatures) {
        List<SignatureReading> read = new ArrayList<>();
        for (RawField field : message.named(SignatureKind.DKIM.field())) {
            SignatureReading reading = SignatureReader.read(field, SignatureKind.DKIM);
            read.add(reading);
            if (reading instanceof SignatureField signature && read.size() <= settings.signaturesMax()) {
                signatures.announce(signature);
            }
        }
        return read;
    }

    /**
     * Verifies.
     *
     * @param read what {@link #announce} gave
     * @param authorDomains domains of From in lower case ASCII: their signatures are tried before those of others
     * @param recipients addresses that the message was delivered to, for the signs of replay; empty when unknown
     */
    public DkimReport check(RawMessage message, Signatures signatures, List<SignatureReading> read, List<String> authorDomains,
                            List<String> recipients) {
        Set<SignatureReading> chosen = chosen(read, authorDomains);
        List<CheckedSignature> checked = new ArrayList<>(chosen.size());
        for (SignatureReading reading : read) {
            if (chosen.contains(reading)) {
                checked.add(switch (reading) {
                    case SignatureReading.Refused refused -> refused(message, refused);
                    case SignatureField signature -> checked(message, signature, signatures.check(signature), recipients);
                });
            }
        }
        return new DkimReport(checked, read.size() - checked.size());
    }

    private Set<SignatureReading> chosen(List<SignatureReading> read, List<String> authorDomains) {
        Set<SignatureReading> chosen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        if (read.size() <= settings.signaturesMax()) {
            chosen.addAll(read);
            return chosen;
        }
        for (boolean ofAuthor : new boolean[] {true, false}) {
            for (SignatureReading reading : read) {
                if (chosen.size() < settings.signaturesMax() && isOf(reading.domain(), authorDomains) == ofAuthor) {
                    chosen.add(reading);
                }
            }
        }
        return chosen;
    }

    private static boolean isOf(String domain, List<String> authorDomains) {
        for (String author : authorDomains) {
            if (!domain.isEmpty() && (DomainText.isWithin(author, domain) || DomainText.isWithin(domain, author))) {
                return true;
            }
        }
        return false;
    }

    private CheckedSignature refused(RawMessage message, SignatureReading.Refused refused) {
        Set<DkimFlag> flags = EnumSet.noneOf(DkimFlag.class);
        if (refused.fault() == SignatureFault.SHA1) {
            flags.add(DkimFlag.SHA1);
        }
        if (message.named("from").size() > 1) {
            flags.add(DkimFlag.MULTIPLE_FROM);
        }
        return new CheckedSignature(result(refused.fault()), refused, HeaderSignature.UNVERIFIABLE, BodyHash.UNVERIFIABLE, flags,
                refused.fault(), refused.detail(), 0);
    }

    private CheckedSignature checked(RawMessage message, SignatureField signature, SignatureOutcome outcome, List<String> recipients) {
        long now = clock.instant().getEpochSecond();
        Set<DkimFlag> flags = EnumSet.noneOf(DkimFlag.class);
        headerFlags(message, signature, flags);
        lengthFlags(signature, outcome, flags);
        keyFlags(signature, outcome, flags);
        SignatureFault fault = outcome.fault();
        if (signature.expiresAt() >= 0 && signature.expiresAt() < now - settings.drift().toSeconds()) {
            flags.add(DkimFlag.EXPIRED);
            fault = fault == SignatureFault.NONE ? SignatureFault.EXPIRED : fault;
        }
        if (signature.signedAt() > now + settings.drift().toSeconds()) {
            flags.add(DkimFlag.FUTURE_TIMESTAMP);
        }
        boolean elsewhere = !recipients.isEmpty() && !namesOneOf(message, signature, recipients);
        if (elsewhere) {
            flags.add(DkimFlag.RECIPIENT_NOT_SIGNED);
        }
        if (fault == SignatureFault.NONE && replaySigns(signature, now, elsewhere) >= REPLAY_SIGNS) {
            flags.add(DkimFlag.REPLAY_SUSPECT);
        }
        DkimWord result = result(fault);
        if (result == DkimWord.FAIL && outcome.testing()) {
            result = DkimWord.NONE; // RFC 6376 §3.6.1: as if it were not signed
        }
        if (settings.late() && (fault == SignatureFault.KEY_MISSING || fault == SignatureFault.KEY_REVOKED)) {
            flags.add(DkimFlag.UNVERIFIABLE_LATE);
            result = DkimWord.NEUTRAL;
        }
        return new CheckedSignature(result, signature, outcome.header(), outcome.body(), flags, fault, outcome.detail(), outcome.keyBits());
    }

    private static void headerFlags(RawMessage message, SignatureField signature, Set<DkimFlag> flags) {
        int authors = message.named("from").size();
        int signed = signature.times("from");
        if (authors > 1) {
            flags.add(DkimFlag.MULTIPLE_FROM);
        }
        if (authors > signed) {
            flags.add(DkimFlag.UNSIGNED_FROM_COPIES);
        }
        if (signed <= authors) {
            flags.add(DkimFlag.FROM_NOT_OVERSIGNED);
        }
        for (String name : SHOWN_ONCE) {
            int there = message.named(name).size();
            if (there > 1 && signature.times(name) < there) {
                flags.add(DkimFlag.UNSIGNED_COPIES);
            }
        }
    }

    private static void lengthFlags(SignatureField signature, SignatureOutcome outcome, Set<DkimFlag> flags) {
        if (signature.bodyLength() >= 0) {
            flags.add(DkimFlag.L_TAG);
            if (outcome.bodyBytes() > signature.bodyLength()) {
                flags.add(DkimFlag.L_UNCOVERED);
            } else if (outcome.bodyBytes() >= 0 && outcome.bodyBytes() < signature.bodyLength()) {
                flags.add(DkimFlag.L_BEYOND_BODY);
            }
        }
    }

    private static void keyFlags(SignatureField signature, SignatureOutcome outcome, Set<DkimFlag> flags) {
        if (outcome.testing()) {
            flags.add(DkimFlag.KEY_TESTING);
        }
        if (outcome.fault() == SignatureFault.KEY_WEAK) {
            flags.add(DkimFlag.WEAK_KEY);
        }
        if (signature.algorithm() == SignatureAlgorithm.RSA_SHA256 && outcome.keyBits() > 0 && outcome.keyBits() < SHORT_BITS) {
            flags.add(DkimFlag.SHORT_KEY);
        }
    }

    private int replaySigns(SignatureField signature, long now, boolean elsewhere) {
        int signs = elsewhere ? 1 : 0;
        if (signature.signedAt() >= 0 && signature.expiresAt() < 0 && now - signature.signedAt() > settings.replayAge().toSeconds()) {
            signs++;
        }
        if (signature.times("to") == 0 || signature.times("subject") == 0 || signature.times("date") == 0) {
            signs++;
        }
        return signs;
    }

    private static boolean namesOneOf(RawMessage message, SignatureField signature, List<String> recipients) {
        for (String name : List.of("to", "cc")) {
            if (signature.times(name) > 0) {
                for (RawField field : message.named(name)) {
                    String text = field.unfolded().toLowerCase(Locale.ROOT);
                    for (String recipient : recipients) {
                        if (text.contains(recipient.toLowerCase(Locale.ROOT))) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static DkimWord result(SignatureFault fault) {
        return switch (fault.weight()) {
            case PASS -> DkimWord.PASS;
            case FAILURE -> DkimWord.FAIL;
            case PERMANENT -> DkimWord.PERMERROR;
            case TEMPORARY -> DkimWord.TEMPERROR;
            case POLICY -> DkimWord.POLICY;
        };
    }
}
