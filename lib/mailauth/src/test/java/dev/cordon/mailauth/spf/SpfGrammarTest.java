package dev.cordon.mailauth.spf;

import static dev.cordon.mailauth.Abnf.ALNUM;
import static dev.cordon.mailauth.Abnf.ALPHA;
import static dev.cordon.mailauth.Abnf.DIGIT;
import static dev.cordon.mailauth.Abnf.any;
import static dev.cordon.mailauth.Abnf.many;
import static dev.cordon.mailauth.Abnf.of;
import static dev.cordon.mailauth.Abnf.one;
import static dev.cordon.mailauth.Abnf.opt;
import static dev.cordon.mailauth.Abnf.repeat;
import static dev.cordon.mailauth.Abnf.seq;
import static dev.cordon.mailauth.Abnf.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.Abnf;
import dev.cordon.mailauth.Spoiled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reader of records against RFC 7208 §12, written down rule by rule. */
class SpfGrammarTest {
    private static final int MANY = Integer.MAX_VALUE;
    private static final Abnf SP = of(" ");
    private static final Abnf DELIMITER = of(".-+,/_=");
    private static final Abnf TRANSFORMERS = seq(many(DIGIT), opt(word("r")));
    private static final Abnf MACRO_LETTER = any(word("s"), word("l"), word("o"), word("d"), word("i"), word("p"), word("h"), word("v"));
    private static final Abnf MACRO_EXPAND = any(seq(word("%{"), MACRO_LETTER, TRANSFORMERS, many(DELIMITER), word("}")), word("%%"), word("%_"),
            word("%-"));
    private static final Abnf MACRO_LITERAL = one(c -> c >= 0x21 && c <= 0x24 || c >= 0x26 && c <= 0x7e);
    private static final Abnf MACRO_STRING = many(any(MACRO_EXPAND, MACRO_LITERAL));
    private static final Abnf TOP_LABEL = any(seq(many(ALNUM), ALPHA, many(ALNUM)), seq(repeat(1, MANY, ALNUM), word("-"),
            many(any(ALNUM, word("-"))), ALNUM));
    private static final Abnf DOMAIN_END = any(seq(word("."), TOP_LABEL, opt(word("."))), MACRO_EXPAND);
    private static final Abnf DOMAIN_SPEC = seq(MACRO_STRING, DOMAIN_END);
    private static final Abnf NUMBER = any(word("0"), seq(of("123456789"), repeat(0, 2, DIGIT)));
    private static final Abnf CIDR4 = seq(word("/"), NUMBER);
    private static final Abnf DUAL = any(seq(CIDR4, opt(seq(word("/"), CIDR4))), seq(word("/"), CIDR4));
    private static final Abnf IP4 = seq(repeat(1, 3, DIGIT), word("."), repeat(1, 3, DIGIT), word("."), repeat(1, 3, DIGIT), word("."),
            repeat(1, 3, DIGIT));
    private static final Abnf IP6 = repeat(2, 45, of("0123456789abcdefABCDEF:."));
    private static final Abnf MECHANISM = any(word("all"), seq(word("include:"), DOMAIN_SPEC), seq(word("a"), opt(seq(word(":"), DOMAIN_SPEC)),
            opt(DUAL)), seq(word("mx"), opt(seq(word(":"), DOMAIN_SPEC)), opt(DUAL)), seq(word("ptr"), opt(seq(word(":"), DOMAIN_SPEC))),
            seq(word("ip4:"), IP4, opt(CIDR4)), seq(word("ip6:"), IP6, opt(CIDR4)), seq(word("exists:"), DOMAIN_SPEC));
    private static final Abnf DIRECTIVE = seq(opt(of("+-?~")), MECHANISM);
    private static final Abnf NAME = seq(ALPHA, many(any(ALPHA, DIGIT, of("-_."))));
    private static final Abnf MODIFIER = any(seq(word("redirect="), DOMAIN_SPEC), seq(word("exp="), DOMAIN_SPEC),
            seq(NAME, word("="), MACRO_STRING));
    private static final Abnf RECORD = seq(word("v=spf1"), many(seq(repeat(1, MANY, SP), any(DIRECTIVE, MODIFIER))), many(SP));

    private static final List<String> SEEDS = List.of("v=spf1 ip4:192.0.2.0/24 -all", "v=spf1 include:_spf.example.com ~all",
            "v=spf1 a:mail.example.com/28//64 mx//0 ptr:example.com ?all", "v=spf1 exists:%{ir}.%{v}._spf.%{d2} redirect=_spf.example.com",
            "v=spf1 exp=explain._spf.%{d} unknown-modifier=%{s}%%%_%- +all", "v=spf1 ip6:2001:db8::/32 ip6:::1 ip6:::ffff:1.2.3.4/0 a/0 -all ",
            "v=spf1 a:%{H-.+,/_=}.example.c-m. moo.cow-far_out=man:dog/cat  mx:a.1b1");
    private static final String DICTIONARY = "%{ } % %% %{d1r} / // /0 /032 /33 : = . -all include: redirect= exp= a mx ptr ip4: ip6: exists: +"
            + " 256 ::1 1.2.3 xn--p1ai com. _ ~ ? A ALL \u0000 \u00e9 x=";

    /** What the grammar alone does not say: see the lines below for the section of each. */
    private static boolean isMeant(String text) {
        int redirects = 0;
        int explanations = 0;
        for (String term : text.substring(6).split(" ")) {
            String lower = term.toLowerCase(java.util.Locale.ROOT);
            redirects += lower.startsWith("redirect=") ? 1 : 0;
            explanations += lower.startsWith("exp=") ? 1 : 0;
            // §6.1, §6.2: the general form of a modifier is not for these two.
            boolean wrong = (lower.startsWith("redirect=") || lower.startsWith("exp=")) && !seq(NAME, word("="), DOMAIN_SPEC).matches(term);
            String bare = lower.isEmpty() || "+-?~".indexOf(lower.charAt(0)) < 0 ? lower : lower.substring(1);
            boolean address = bare.startsWith("ip4:") || bare.startsWith("ip6:");
            if (wrong || address && !isNetwork(bare) || hasLongPrefix(bare) || zeroTransformer(term)) {
                return false;
            }
        }
        return redirects < 2 && explanations < 2; // §6
    }

    // §5.6: the address must be one.
    private static boolean isNetwork(String term) {
        String address = term.substring(4).split("/", -1)[0];
        if (term.startsWith("ip4:")) {
            for (String octet : address.split("\\.", -1)) {
                if (Integer.parseInt(octet) > 255 || octet.length() > 1 && octet.startsWith("0")) {
                    return false;
                }
            }
            return true;
        }
        try {
            return address.contains(":") && java.net.InetAddress.getByName("[" + address + "]") != null;
        } catch (java.net.UnknownHostException _) {
            return false;
        }
    }

    // §5.6: at most 32 and 128 bits; a domain may hold slashes, so only what stands at the end is a length.
    private static boolean hasLongPrefix(String term) {
        boolean six = term.startsWith("ip6:");
        boolean taker = six || term.startsWith("ip4:") || term.equals("a") || term.equals("mx") || term.startsWith("a:") || term.startsWith("a/")
                || term.startsWith("mx:") || term.startsWith("mx/");
        if (!taker) {
            return false;
        }
        java.util.regex.Matcher dual = java.util.regex.Pattern.compile("^.*?(?:/(\\d{1,3}))?(?://(\\d{1,3}))?$").matcher(term);
        return dual.matches() && (dual.group(1) != null && Integer.parseInt(dual.group(1)) > (six ? 128 : 32)
                || dual.group(2) != null && Integer.parseInt(dual.group(2)) > 128);
    }

    // §7.1: "if transformers or delimiters are provided, the DIGIT must be non-zero".
    private static boolean zeroTransformer(String term) {
        return java.util.regex.Pattern.compile("%\\{[a-zA-Z]0+[rR]?[-.+,/_=]*\\}").matcher(term).find();
    }

    @Test
    void theReaderTakesWhatTheGrammarTakes() {
        int[] seen = new int[2];
        Spoiled.run(SEEDS, DICTIONARY, 0, 8_000, data -> {
            String text = new String(data, StandardCharsets.ISO_8859_1);
            if (!SpfRecord.isOne(text)) {
                return;
            }
            boolean slow = RECORD.matches(text) && isMeant(text);
            boolean fast = !SpfRecord.read(text, 1 << 16).isBroken();
            seen[slow ? 1 : 0]++;
            if (slow != fast) {
                throw new AssertionError("grammar " + slow + ", reader " + fast + ": " + text);
            }
        });
        assertThat(seen[0]).isGreaterThan(300);
        assertThat(seen[1]).isGreaterThan(300);
    }
}
