package dev.cordon.mailauth.signature;

import dev.cordon.mailauth.dns.DomainText;
import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.TagList;
import dev.cordon.mailauth.header.TagReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the tags of a signature field and refuses what RFC 6376 §6.1.1 and RFC 8617 §4.1 tell a verifier to refuse, in the order in which a
 * reader would look: what it is, who signed, how, what.
 */
public final class SignatureReader {

    private static final int INSTANCE_MAX = 50;
    private static final int NAMES_MAX = 500;
    private static final byte[] NOTHING = {};

    private final RawField field;
    private final SignatureKind kind;
    private final TagList tags;
    private String domain = "";
    private String selector = "";

    private SignatureReader(RawField field, SignatureKind kind, TagList tags) {
        this.field = field;
        this.kind = kind;
        this.tags = tags;
    }

    /** Reads one field. */
    public static SignatureReading read(RawField field, SignatureKind kind) {
        return switch (TagList.read(field.message(), field.valueStart(), field.end())) {
            case TagReading.Malformed wrong -> new SignatureReading.Refused(field, "", "", "", 0, SignatureFault.TAGS_MALFORMED,
                    wrong.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case TagList tags -> new SignatureReader(field, kind, tags).read();
        };
    }

    private SignatureReading read() {
        String named = DomainText.written(tags.utf8("d"));
        domain = named.indexOf('.') > 0 ? named : "";
        selector = DomainText.written(tags.utf8("s"));
        if (kind == SignatureKind.DKIM) {
            if (!tags.has("v")) {
                return refused(SignatureFault.TAG_MISSING, "v");
            }
            if (!tags.value("v").equals("1")) {
                return refused(SignatureFault.VERSION_UNKNOWN, tags.value("v"));
            }
        } else if (instance() == 0) {
            return refused(tags.has("i") ? SignatureFault.TAG_FORBIDDEN : SignatureFault.TAG_MISSING, "i");
        }
        for (String name : kind == SignatureKind.ARC_SEAL ? List.of("a", "b", "cv", "d", "s") : List.of("a", "b", "bh", "d", "h", "s")) {
            if (!tags.has(name)) {
                return refused(SignatureFault.TAG_MISSING, name);
            }
        }
        if (domain.isEmpty()) {
            return refused(SignatureFault.DOMAIN_MALFORMED, tags.utf8("d"));
        }
        if (selector.isEmpty()) {
            return refused(SignatureFault.SELECTOR_MALFORMED, tags.utf8("s"));
        }
        return algorithm();
    }

    private SignatureReading algorithm() {
        String word = tags.value("a");
        SignatureAlgorithm algorithm;
        switch (word) {
            case "rsa-sha256" -> algorithm = SignatureAlgorithm.RSA_SHA256;
            case "ed25519-sha256" -> algorithm = SignatureAlgorithm.ED25519_SHA256;
            case "rsa-sha1" -> {
                return refused(SignatureFault.SHA1, word);
            }
            default -> {
                return refused(SignatureFault.ALGORITHM_UNKNOWN, word);
            }
        }
        Optional<byte[]> signature = base64("b");
        if (signature.isEmpty()) {
            return refused(SignatureFault.BASE64_MALFORMED, "b");
        }
        long[] numbers = {number("t", 12), number("x", 12), number("l", 76)};
        for (int i = 0; i < 3; i++) {
            if (numbers[i] == BAD) {
                return refused(SignatureFault.NUMBER_MALFORMED, "txl".substring(i, i + 1));
            }
        }
        return kind == SignatureKind.ARC_SEAL ? seal(algorithm, signature.get(), numbers[0])
                : message(algorithm, signature.get(), numbers);
    }

    private SignatureReading seal(SignatureAlgorithm algorithm, byte[] signature, long signedAt) {
        for (String forbidden : List.of("h", "bh", "c", "l")) {
            if (tags.has(forbidden)) {
                return refused(SignatureFault.TAG_FORBIDDEN, forbidden);
            }
        }
        String chain = tags.value("cv").toLowerCase(Locale.ROOT);
        if (!List.of("none", "pass", "fail").contains(chain)) {
            return refused(SignatureFault.TAG_FORBIDDEN, "cv");
        }
        return new SignatureField(field, kind, domain, selector, "", instance(), algorithm, Canonicalization.RELAXED,
                Canonicalization.RELAXED, List.of(), -1, signedAt, -1, chain, NOTHING, signature, tags.start("b"), tags.end("b"));
    }

    private SignatureReading message(SignatureAlgorithm algorithm, byte[] signature, long[] numbers) {
        Optional<byte[]> bodyHash = base64("bh").filter(hash -> hash.length == 32);
        if (bodyHash.isEmpty()) {
            return refused(SignatureFault.BASE64_MALFORMED, "bh");
        }
        if (numbers[0] >= 0 && numbers[1] >= 0 && numbers[1] <= numbers[0]) {
            return refused(SignatureFault.NUMBER_MALFORMED, "x");
        }
        Canonicalization[] forms = forms();
        if (forms.length == 0) {
            return refused(SignatureFault.CANONICALIZATION_UNKNOWN, tags.value("c"));
        }
        if (tags.has("q") && !tags.list("q").contains("dns/txt")) {
            return refused(SignatureFault.QUERY_UNKNOWN, tags.value("q"));
        }
        List<String> signed = signedNames();
        if (signed.isEmpty()) {
            return refused(SignatureFault.HEADERS_MALFORMED, "h");
        }
        if (kind == SignatureKind.DKIM && !signed.contains("from")) {
            return refused(SignatureFault.FROM_UNSIGNED, "h");
        }
        if (kind == SignatureKind.ARC_MESSAGE && signed.contains(SignatureKind.ARC_SEAL.field())) {
            return refused(SignatureFault.HEADERS_MALFORMED, "arc-seal"); // RFC 8617 §4.1.2
        }
        Optional<String> identity = kind == SignatureKind.DKIM ? identity() : Optional.of("");
        if (identity.isEmpty()) {
            return refused(SignatureFault.IDENTITY_FOREIGN, tags.utf8("i"));
        }
        return new SignatureField(field, kind, domain, selector, identity.get(), instance(), algorithm, forms[0], forms[1], signed,
                numbers[2], numbers[0], numbers[1], "", bodyHash.get(), signature, tags.start("b"), tags.end("b"));
    }

    private int instance() {
        String text = kind == SignatureKind.DKIM ? "" : tags.value("i");
        if (text.isEmpty() || text.length() > 2) {
            return 0;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return 0;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value > INSTANCE_MAX ? 0 : value;
    }

    private static final long BAD = Long.MIN_VALUE;

    /** The number of a tag; -1 when the tag is absent, {@link #BAD} when it is none. More than a long holds is its largest value. */
    private long number(String name, int digitsMax) {
        if (!tags.has(name)) {
            return -1;
        }
        String text = tags.value(name);
        if (text.isEmpty() || text.length() > digitsMax) {
            return BAD;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return BAD;
            }
            value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
        }
        return value;
    }

    private Optional<byte[]> base64(String name) {
        String text = tags.compact(name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Canonicalization[] forms() {
        if (!tags.has("c")) {
            return new Canonicalization[] {Canonicalization.SIMPLE, Canonicalization.SIMPLE};
        }
        return switch (tags.value("c")) {
            case "simple", "simple/simple" -> new Canonicalization[] {Canonicalization.SIMPLE, Canonicalization.SIMPLE};
            case "relaxed", "relaxed/simple" -> new Canonicalization[] {Canonicalization.RELAXED, Canonicalization.SIMPLE};
            case "simple/relaxed" -> new Canonicalization[] {Canonicalization.SIMPLE, Canonicalization.RELAXED};
            case "relaxed/relaxed" -> new Canonicalization[] {Canonicalization.RELAXED, Canonicalization.RELAXED};
            default -> new Canonicalization[0];
        };
    }

    /** The names of {@code h=}; a blank one names nothing and is passed over. Empty when the list is not one. */
    private List<String> signedNames() {
        List<String> names = new ArrayList<>();
        for (String part : tags.list("h")) {
            String name = part.toLowerCase(Locale.ROOT);
            for (int i = 0; i < name.length(); i++) {
                if (name.charAt(i) <= ' ' || name.charAt(i) > '~') {
                    return List.of();
                }
            }
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names.size() > NAMES_MAX ? List.of() : names;
    }

    /** {@code i=}: an optional local part in quoted-printable, {@code @}, and {@code d=} or a subdomain of it (RFC 6376 §3.5). */
    private Optional<String> identity() {
        if (!tags.has("i")) {
            return Optional.of("@" + domain);
        }
        String text = tags.utf8("i");
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        String host = DomainText.written(text.substring(at + 1).strip());
        return host.isEmpty() || !DomainText.isWithin(host, domain) ? Optional.empty() : Optional.of(unquoted(text.substring(0, at)) + "@" + host);
    }

    private static String unquoted(String text) {
        if (text.indexOf('=') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (c == '=' && high >= 0 && low >= 0) {
                out.append((char) (high * 16 + low));
                i += 2;
            } else if (c > ' ') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private SignatureReading refused(SignatureFault fault, String detail) {
        String shown = detail.length() > 100 ? detail.substring(0, 100) : detail;
        return new SignatureReading.Refused(field, domain, selector, tags.value("a"), instance(), fault, shown);
    }
}
