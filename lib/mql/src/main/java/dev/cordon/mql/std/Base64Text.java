package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.Signature.Kind;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Base64 (RFC 4648 §4 and §5) that holds text. */
final class Base64Text {
    /** Shorter runs are words more often than they are base64. */
    private static final int RUN_LEAST = 8;

    private final List<String> encodings;
    private final boolean ignorePadding;
    private final boolean multiline;
    private final boolean url;

    private Base64Text(List<String> encodings, boolean ignorePadding, boolean multiline, boolean url) {
        this.encodings = encodings;
        this.ignorePadding = ignorePadding;
        this.multiline = multiline;
        this.url = url;
    }

    /** The parameters that both functions share. */
    static Declare parameters(Declare declare) {
        return declare.text("text", "Where to look.")
            .takes("encodings", Type.listOf(Scalar.STRING), Kind.OPTIONAL,
                "Encodings the text may have: `ascii`, `utf8`, `utf16-le`; the first two when left out.")
            .takes("ignore_padding", Scalar.BOOLEAN, Kind.OPTIONAL, "Whether the `=` at the end may be missing.")
            .takes("multiline", Scalar.BOOLEAN, Kind.OPTIONAL, "Whether it may go on over line ends; it may when left out.")
            .takes("format", Scalar.STRING, Kind.OPTIONAL, "`standard`, or `url` for the alphabet with `-` and `_`.");
    }

    static Base64Text of(Call call) {
        Object encodings = given(call, 1, "encodings");
        List<String> names = new ArrayList<>();
        if (encodings instanceof List<?> list) {
            list.forEach(e -> names.add(String.valueOf(e).toLowerCase(Locale.ROOT)));
        }
        return new Base64Text(names.isEmpty() ? List.of("ascii", "utf8") : names, Boolean.TRUE.equals(given(call, 2, "ignore_padding")),
            !Boolean.FALSE.equals(given(call, 3, "multiline")), "url".equals(given(call, 4, "format")));
    }

    private static @Nullable Object given(Call call, int place, String name) {
        Object value = call.argument(place);
        return value == null ? call.keyword(name) : value;
    }

    /** What the whole text holds. */
    Optional<String> decode(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '\r' && c != '\n' && c != ' ' && c != '\t') {
                bare.append(c);
            }
        }
        int end = bare.length();
        while (end > 0 && bare.charAt(end - 1) == '=') {
            end--;
        }
        return read(bare.substring(0, end), bare.length() - end);
    }

    /** Every run in the text that holds text. */
    List<String> scan(String text) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!inAlphabet(text.charAt(at))) {
                at++;
                continue;
            }
            StringBuilder run = new StringBuilder();
            int end = run(text, at, run);
            int padding = padding(text, end);
            collect(run.toString(), padding, found);
            at = Math.max(end, at + 1);
        }
        return found;
    }

    /** Where the run ends that begins here; line ends inside are left out. */
    private int run(String text, int from, StringBuilder run) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (inAlphabet(c)) {
                run.append(c);
                at++;
                continue;
            }
            int next = at;
            while (multiline && next < text.length() && (text.charAt(next) == '\r' || text.charAt(next) == '\n')) {
                next++;
            }
            if (next == at || next >= text.length() || !inAlphabet(text.charAt(next)) || next - at > 2) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** How many padding characters stand here, as they are or percent-encoded. */
    private static int padding(String text, int from) {
        int count = 0;
        int at = from;
        while (count < 2) {
            if (text.startsWith("=", at)) {
                at++;
            } else if (text.startsWith("%3D", at) || text.startsWith("%3d", at)) {
                at += 3;
            } else {
                return count;
            }
            count++;
        }
        return count;
    }

    private void collect(String run, int padding, List<String> found) {
        if (run.length() + padding < RUN_LEAST) {
            return;
        }
        Optional<String> whole = read(run, padding);
        if (whole.isPresent()) {
            found.add(whole.get());
            return;
        }
        if (run.indexOf('/') >= 0) { // in a path the slash separates
            String[] parts = run.split("/", -1);
            for (int part = 0; part < parts.length; part++) {
                int pad = part == parts.length - 1 ? padding : 0;
                if (parts[part].length() + pad >= RUN_LEAST) {
                    read(parts[part], pad).ifPresent(found::add);
                }
            }
        }
    }

    private boolean inAlphabet(char c) {
        boolean common = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return common || (url ? c == '-' || c == '_' : c == '+' || c == '/');
    }

    private Optional<String> read(String run, int padding) {
        boolean complete = (run.length() + padding) % 4 == 0 && padding < 3;
        if (run.isEmpty() || run.length() % 4 == 1 || (!complete && !ignorePadding)) {
            return Optional.empty();
        }
        for (int at = 0; at < run.length(); at++) {
            if (!inAlphabet(run.charAt(at))) {
                return Optional.empty();
            }
        }
        byte[] bytes;
        try {
            bytes = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(run);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // bits after the last byte that are not 0
        }
        return encodings.stream().map(name -> text(bytes, name)).filter(Optional::isPresent).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> text(byte[] bytes, String encoding) {
        Charset charset = switch (encoding) {
            case "ascii" -> StandardCharsets.US_ASCII;
            case "utf8", "utf-8" -> StandardCharsets.UTF_8;
            case "utf16-le", "utf-16-le", "utf16le" -> StandardCharsets.UTF_16LE;
            case "utf16-be", "utf-16-be", "utf16be" -> StandardCharsets.UTF_16BE;
            default -> null;
        };
        if (charset == null || bytes.length == 0) {
            return Optional.empty();
        }
        try {
            String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes)).toString();
            return text.codePoints().allMatch(Base64Text::isText) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isText(int c) {
        return c == '\n' || c == '\r' || c == '\t' || (!Character.isISOControl(c) && Character.isDefined(c));
    }
}
