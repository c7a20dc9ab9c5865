package dev.cordon.mailauth.authres;

import dev.cordon.mailauth.dns.DomainText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads Authentication-Results (RFC 8601 §2.2). The grammar is followed step by step; each departure is noted, and ends the reading in the
 * strict mode, or when no meaning is left in the tolerant one.
 */
final class AuthResReader {

    private static final int LENGTH_MAX = 64 << 10;
    private static final int RESULTS_MAX = 200;
    private static final int PROPERTIES_MAX = 100;
    private static final int INSTANCE_MAX = 50;

    /** The words of RFC 8601 §2.7 and of the methods registered since; a method that is not here may have any. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "dkim", Set.of("none", "pass", "fail", "policy", "neutral", "temperror", "permerror"),
            "domainkeys", Set.of("none", "pass", "fail", "policy", "neutral", "temperror", "permerror"),
            "spf", Set.of("none", "pass", "fail", "softfail", "policy", "neutral", "temperror", "permerror"),
            "sender-id", Set.of("none", "pass", "fail", "softfail", "policy", "neutral", "temperror", "permerror"),
            "dmarc", Set.of("none", "pass", "fail", "temperror", "permerror"),
            "arc", Set.of("none", "pass", "fail"),
            "iprev", Set.of("pass", "fail", "temperror", "permerror"),
            "auth", Set.of("none", "pass", "fail", "temperror", "permerror"),
            "bimi", Set.of("none", "pass", "fail", "temperror", "declined", "skipped"));

    private final AuthResText text;
    private final boolean strict;
    private final boolean arc;
    private final EnumSet<AuthResProblem> problems = EnumSet.noneOf(AuthResProblem.class);
    private final List<MethodResult> results = new ArrayList<>();
    private String authservId = "";
    private String inside = "";
    private boolean named;
    private int instance;

    AuthResReader(String value, AuthResMode mode, boolean arc) {
        this.text = new AuthResText(value.length() > LENGTH_MAX ? "" : value, mode == AuthResMode.STRICT, problems);
        this.strict = mode == AuthResMode.STRICT;
        this.arc = arc;
        if (value.length() > LENGTH_MAX) {
            problems.add(AuthResProblem.OVER_LIMIT);
        }
    }

    AuthenticationResults read() {
        if (problems.isEmpty() && text.blank() && (!arc || instance()) && identifier()) {
            while (result()) {
                if (results.size() == RESULTS_MAX) {
                    problems.add(AuthResProblem.OVER_LIMIT);
                    break;
                }
            }
        }
        return new AuthenticationResults(authservId, instance, results, problems);
    }

    private boolean instance() {
        if (text.keyword(false).equals("i") && text.blank() && text.take('=') && text.blank()) {
            instance = text.number();
            if (text.broken() || !text.blank()) {
                return false;
            }
            if (instance >= 1 && instance <= INSTANCE_MAX && text.take(';')) {
                return text.blank();
            }
        }
        instance = 0;
        return text.broken() || wrong(AuthResProblem.INSTANCE_MALFORMED) && false;
    }

    /** The authserv-id and the version behind it; goes back to the start when the first word is already a method. */
    private boolean identifier() {
        int start = text.at();
        String word = text.peek('"') ? text.quoted() : text.value();
        if (text.broken() || !text.blank()) {
            return false;
        }
        boolean method = start < text.at() && (text.peek('=') || text.peek('/'));
        if (word.isEmpty() || method) {
            if (arc || !method) {
                return wrong(AuthResProblem.AUTHSERV_ID_ODD);
            }
            text.back(start);
            return wrong(AuthResProblem.AUTHSERV_ID_MISSING) && result(true);
        }
        if (!text.wasQuoted() && !AuthResText.isToken(word)) {
            return wrong(AuthResProblem.AUTHSERV_ID_ODD);
        }
        authservId = word;
        if (text.isDigit()) {
            int version = text.number();
            if (version < 0 || !text.blank()) {
                return wrong(AuthResProblem.VERSION_MALFORMED);
            }
        }
        if (!text.ended() && !text.peek(';')) {
            return wrong(AuthResProblem.VERSION_MALFORMED);
        }
        return true;
    }

    /** One {@code ; method=result …}; false at the end or at a problem that ends the reading. */
    private boolean result() {
        if (!text.blank()) {
            return false;
        }
        if (text.ended()) {
            return results.isEmpty() && wrong(AuthResProblem.RESULTS_MISSING) && false;
        }
        if (!text.take(';')) {
            return wrong(AuthResProblem.TEXT_UNEXPECTED);
        }
        return text.blank() && result(false);
    }

    private boolean result(boolean first) {
        if (text.ended()) {
            return !first && wrong(named ? AuthResProblem.METHOD_MALFORMED : AuthResProblem.SEMICOLON_TRAILING) && false;
        }
        int start = text.at();
        String method = text.keyword(!strict).toLowerCase(Locale.ROOT);
        if (method.isEmpty()) {
            return wrong(AuthResProblem.METHOD_MALFORMED);
        }
        if (!text.blank()) {
            return false;
        }
        if (method.equals("none") && (text.ended() || text.peek(';'))) {
            return none();
        }
        if (!strict && text.peek(';') && isDomain(text.from(start))) {
            inside = text.from(start).strip();
            named = true;
            return wrong(AuthResProblem.AUTHSERV_ID_INSIDE);
        }
        int version = 1;
        if (text.take('/')) {
            if (!text.blank() || (version = text.number()) < 0) {
                return wrong(AuthResProblem.METHOD_MALFORMED);
            }
        }
        if (!text.blank() || !text.take('=') || !text.blank()) {
            return wrong(AuthResProblem.METHOD_MALFORMED);
        }
        if (!isPlain(method) && !wrong(AuthResProblem.METHOD_ODD)) {
            return false;
        }
        return word(method, version);
    }

    private boolean word(String method, int version) {
        String written = text.keyword(!strict);
        if (written.isEmpty()) {
            return wrong(AuthResProblem.METHOD_MALFORMED);
        }
        String result = written.toLowerCase(Locale.ROOT);
        Set<String> known = WORDS.get(method);
        // RFC 7208 §2.6 has the words of SPF in any case, since RFC 4408 wrote them with capitals.
        boolean fits = known == null || known.contains(method.equals("spf") ? result : written);
        if (!fits && !wrong(AuthResProblem.RESULT_UNKNOWN)) {
            return false;
        }
        int behind = text.at();
        text.forgetComment();
        if (!text.blank()) {
            return false;
        }
        String comment = text.comment();
        PropertyReader properties = new PropertyReader(text, strict, problems);
        boolean sound = properties.read(behind < text.at(), PROPERTIES_MAX);
        if (sound) {
            named = false;
            results.add(new MethodResult(method, version, result, properties.reason, comment, properties.found, inside));
        }
        return sound;
    }

    private boolean none() {
        if (!results.isEmpty()) {
            return wrong(AuthResProblem.NONE_BESIDE_RESULTS);
        }
        if (text.take(';')) {
            if (!text.blank()) {
                return false;
            }
            return wrong(text.ended() ? AuthResProblem.SEMICOLON_TRAILING : AuthResProblem.NONE_BESIDE_RESULTS) && false;
        }
        return false;
    }

    private static boolean isPlain(String keyword) {
        return keyword.indexOf('.') < 0 && keyword.indexOf('_') < 0;
    }

    private static boolean isDomain(String word) {
        String name = word.strip();
        return name.indexOf('.') > 0 && !DomainText.written(name).isEmpty();
    }

    /** Notes a problem; gives whether reading may go on. */
    private boolean wrong(AuthResProblem problem) {
        problems.add(problem);
        return !strict && !problem.fatal();
    }
}
