package dev.cordon.mailauth.spf;

import dev.cordon.mailauth.dns.AddressText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A record, read as a whole before any of it is used: an error anywhere makes all of it unusable (RFC 7208 §4.6).
 *
 * @param terms its directives in order
 * @param redirect where to go when none matches; empty when nowhere
 * @param explanation where the explanation stands; empty when nowhere
 * @param fault the first term that breaks the grammar; empty when the record is good
 * @param reason why the record cannot be used; {@link SpfReason#MATCHED} when it can
 */
record SpfRecord(List<Term> terms, MacroText redirect, MacroText explanation, String fault, SpfReason reason) {

    static final String VERSION = "v=spf1";
    private static final int FAULT_CHARS_MAX = 80;

    boolean isBroken() {
        return reason != SpfReason.MATCHED;
    }

    /** Whether a TXT record is an SPF record (RFC 7208 §4.5): the version, then a space or the end. */
    static boolean isOne(String text) {
        return text.regionMatches(true, 0, VERSION, 0, VERSION.length()) && (text.length() == VERSION.length()
                || text.charAt(VERSION.length()) == ' ');
    }

    /** Reads a text for which {@link #isOne} holds. */
    static SpfRecord read(String text, int bytesMax) {
        if (text.length() > bytesMax) {
            return broken("", SpfReason.RECORD_TOO_LONG);
        }
        List<Term> terms = new ArrayList<>();
        MacroText redirect = MacroText.EMPTY;
        MacroText explanation = MacroText.EMPTY;
        int at = VERSION.length();
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            String term = text.substring(at, end < 0 ? text.length() : end);
            at += term.length() + 1;
            if (term.isEmpty()) {
                continue;
            }
            int nameEnd = nameEnd(term, 0);
            if (nameEnd < term.length() && term.charAt(nameEnd) == '=') {
                Optional<MacroText> value = modifier(term, nameEnd);
                if (value.isEmpty()) {
                    return broken(term, SpfReason.SYNTAX);
                }
                String name = term.substring(0, nameEnd).toLowerCase(Locale.ROOT);
                boolean isRedirect = name.equals("redirect");
                boolean isExplanation = name.equals("exp");
                if (isRedirect && !redirect.isEmpty() || isExplanation && !explanation.isEmpty()) {
                    return broken(term, SpfReason.MODIFIER_TWICE);
                }
                redirect = isRedirect ? value.get() : redirect;
                explanation = isExplanation ? value.get() : explanation;
            } else {
                Optional<Term> directive = directive(term);
                if (directive.isEmpty()) {
                    return broken(term, SpfReason.SYNTAX);
                }
                terms.add(directive.get());
            }
        }
        return new SpfRecord(List.copyOf(terms), redirect, explanation, "", SpfReason.MATCHED);
    }

    private static SpfRecord broken(String term, SpfReason reason) {
        return new SpfRecord(List.of(), MacroText.EMPTY, MacroText.EMPTY, printable(term), reason);
    }

    /** At most 80 characters of a stranger's text, with what is not printable ASCII as a question mark. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && i < FAULT_CHARS_MAX; i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return out.append(text.length() > FAULT_CHARS_MAX ? "…" : "").toString();
    }

    private static int nameEnd(String term, int from) {
        int at = from;
        while (at < term.length() && isNameCharacter(term.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    // RFC 7208 §6: redirect and exp take a domain-spec, others any macro-string; a name starts with a letter.
    private static Optional<MacroText> modifier(String term, int nameEnd) {
        boolean letterFirst = nameEnd > 0 && Character.isLetter(term.charAt(0));
        if (!letterFirst) {
            return Optional.empty();
        }
        Optional<MacroText> value = MacroText.parse(term.substring(nameEnd + 1), false);
        String name = term.substring(0, nameEnd);
        boolean domainWanted = name.equalsIgnoreCase("redirect") || name.equalsIgnoreCase("exp");
        return domainWanted ? value.filter(MacroText::isDomainSpec) : value;
    }

    private static Optional<Term> directive(String term) {
        SpfWord qualifier = switch (term.charAt(0)) {
            case '-' -> SpfWord.FAIL;
            case '~' -> SpfWord.SOFTFAIL;
            case '?' -> SpfWord.NEUTRAL;
            default -> SpfWord.PASS;
        };
        int from = "+-~?".indexOf(term.charAt(0)) >= 0 ? 1 : 0;
        int nameEnd = nameEnd(term, from);
        String rest = term.substring(nameEnd);
        boolean argued = rest.startsWith(":");
        String argument = argued ? rest.substring(1) : "";
        return switch (term.substring(from, nameEnd).toLowerCase(Locale.ROOT)) {
            case "all" -> rest.isEmpty() ? Optional.of(new Term.All(qualifier, term)) : Optional.empty();
            case "include" -> domain(argument).map(target -> new Term.Include(qualifier, term, target));
            case "exists" -> domain(argument).map(target -> new Term.Exists(qualifier, term, target));
            case "ptr" -> (rest.isEmpty() ? Optional.of(MacroText.EMPTY) : domain(argument)).map(target -> new Term.Pointer(qualifier,
                    term, target));
            case "a" -> host(rest).map(host -> new Term.Address(qualifier, term, host.target, host.bits4, host.bits6));
            case "mx" -> host(rest).map(host -> new Term.Exchanger(qualifier, term, host.target, host.bits4, host.bits6));
            case "ip4" -> network(argument, 4).map(prefix -> new Term.Network(qualifier, term, prefix));
            case "ip6" -> network(argument, 16).map(prefix -> new Term.Network(qualifier, term, prefix));
            default -> Optional.empty();
        };
    }

    private static Optional<MacroText> domain(String text) {
        return MacroText.parse(text, false).filter(MacroText::isDomainSpec);
    }

    private record Host(MacroText target, int bits4, int bits6) {}

    // [":" domain-spec] ["/" bits] ["//" bits]: the lengths are taken off the end, since a slash may stand in the domain too.
    private static Optional<Host> host(String rest) {
        int end = digitsFrom(rest, rest.length());
        int bits6 = 128;
        int bits4 = 32;
        int stop = rest.length();
        if (end < stop && end >= 2 && rest.charAt(end - 1) == '/' && rest.charAt(end - 2) == '/') {
            bits6 = bits(rest, end, stop, 128);
            stop = end - 2;
            end = digitsFrom(rest, stop);
        }
        if (end < stop && end >= 1 && rest.charAt(end - 1) == '/') {
            bits4 = bits(rest, end, stop, 32);
            stop = end - 1;
        }
        if (bits4 < 0 || bits6 < 0) {
            return Optional.empty();
        }
        if (stop == 0) {
            return Optional.of(new Host(MacroText.EMPTY, bits4, bits6));
        }
        int length4 = bits4;
        int length6 = bits6;
        return rest.charAt(0) != ':' ? Optional.empty() : domain(rest.substring(1, stop)).map(target -> new Host(target, length4, length6));
    }

    private static int digitsFrom(String text, int to) {
        int at = to;
        while (at > 0 && text.charAt(at - 1) >= '0' && text.charAt(at - 1) <= '9') {
            at--;
        }
        return at;
    }

    // No leading zero, at most three digits; -1 when it is no length.
    private static int bits(String text, int from, int to, int max) {
        boolean badForm = to == from || to - from > 3 || to - from > 1 && text.charAt(from) == '0';
        int value = 0;
        for (int i = from; i < to && !badForm; i++) {
            badForm = text.charAt(i) < '0' || text.charAt(i) > '9';
            value = value * 10 + text.charAt(i) - '0';
        }
        return badForm || value > max ? -1 : value;
    }

    private static Optional<Prefix> network(String argument, int bytes) {
        int slash = argument.indexOf('/');
        String address = slash < 0 ? argument : argument.substring(0, slash);
        int bits = slash < 0 ? 8 * bytes : bits(argument, slash + 1, argument.length(), 8 * bytes);
        byte[] found = bytes == 4 ? AddressText.ipv4(address) : AddressText.ipv6(address);
        return bits < 0 || found.length == 0 ? Optional.empty() : Optional.of(new Prefix(found, bits));
    }
}
