package dev.cordon.mdm.header;

import dev.cordon.mailauth.authres.AuthResMode;
import dev.cordon.mailauth.authres.AuthenticationResults;
import dev.cordon.mailauth.authres.MethodResult;
import dev.cordon.mailauth.authres.ReceivedSpf;
import dev.cordon.mdm.schema.HeaderSchema;
import dev.cordon.mdm.address.Domains;
import dev.cordon.mdm.address.Ips;
import dev.cordon.mime.HeaderField;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Authentication results of one hop as objects of the model. A field that cannot be read to its end counts for nothing. */
final class Results {

    /** The fields that carry results, the best first, and what the model calls them. */
    private enum Origin {
        STANDARD("standard", "authentication-results"), EXCHANGE("exchange", "x-ms-exchange-authentication-results"),
        AGARI("agari", "x-agari-authentication-results"), ARC("arc", "arc-authentication-results"),
        ORIGINAL("original", "authentication-results-original"), X_ORIGINAL("original", "x-original-authentication-results");

        private final String type;
        private final String field;

        Origin(String type, String field) {
            this.type = type;
            this.field = field;
        }
    }

    private Results() {
    }

    /** Whether a field carries results. */
    static boolean isOne(HeaderField field) {
        for (Origin origin : Origin.values()) {
            if (field.is(origin.field)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The results of the fields of a hop, top to bottom: those of the best field, and of others what it lacks. Null when there are none.
     */
    static @Nullable Struct of(List<HeaderField> fields) {
        Struct found = null;
        for (Origin origin : Origin.values()) {
            for (HeaderField field : fields) {
                if (!field.is(origin.field)) {
                    continue;
                }
                String value = field.raw();
                AuthenticationResults read = origin == Origin.ARC ? AuthenticationResults.readArc(value, AuthResMode.TOLERANT)
                        : AuthenticationResults.read(value, AuthResMode.TOLERANT);
                if (read.readable() || read.problems().isEmpty()) {
                    found = found == null ? begin(origin, read) : found;
                    merge(found, read);
                }
            }
        }
        return found;
    }

    private static Struct begin(Origin origin, AuthenticationResults read) {
        Struct results = Struct.of(HeaderSchema.AUTHENTICATION_RESULTS).set("type", origin.type).set("dkim_details", List.of());
        if (!read.authservId().isEmpty()) {
            results.set("server", Domains.of(read.authservId()));
        }
        return read.instance() > 0 ? results.set("instance", Integer.toString(read.instance())) : results;
    }

    private static void merge(Struct into, AuthenticationResults read) {
        List<MethodResult> dkim = read.all("dkim");
        if (into.get("dkim") == null && !dkim.isEmpty()) {
            boolean pass = dkim.stream().anyMatch(r -> r.result().equals("pass"));
            into.set("dkim", pass ? "pass" : dkim.getFirst().result()).set("dkim_details", dkim.stream().map(Results::signature).toList());
        }
        read.first("spf").filter(_ -> into.get("spf") == null).ifPresent(r -> into.set("spf", r.result()).set("spf_details", spf(r)));
        read.first("dmarc").filter(_ -> into.get("dmarc") == null).ifPresent(r -> into.set("dmarc", r.result()).set("dmarc_details",
                dmarc(r)));
        read.first("compauth").filter(_ -> into.get("compauth") == null).ifPresent(r -> into.set("compauth",
                Struct.of(HeaderSchema.COMPAUTH).set("verdict", r.result()).set("reason", empty(r.reason()))));
    }

    private static Struct signature(MethodResult result) {
        String domain = result.value("header", "d");
        String identity = result.value("header", "i");
        int at = identity.lastIndexOf('@');
        return Struct.of(HeaderSchema.SIGNATURE).set("type", "dkim")
                .set("domain", domain.equals("none") ? null : empty(domain.isEmpty() ? identity.substring(at + 1) : domain))
                .set("selector", empty(result.value("header", "s")))
                .set("algorithm", empty(result.value("header", "a")))
                .set("signature", empty(result.value("header", "b")));
    }

    /** The {@code DMARC} object of a result. */
    static Struct dmarc(MethodResult result) {
        String from = result.value("header", "from");
        return Struct.of(HeaderSchema.DMARC).set("verdict", result.result())
                .set("from", from.isEmpty() ? null : Domains.of(from.substring(from.lastIndexOf('@') + 1)))
                .set("action", empty(result.value("", "action")))
                .set("policy", empty(pick(result, "p", "published-domain-policy")))
                .set("sub_policy", empty(pick(result, "sp", "published-subdomain-policy")))
                .set("disposition", empty(pick(result, "dis", "disposition")))
                .set("version", null);
    }

    // Google writes (p=NONE sp=QUARANTINE dis=NONE); others write policy.… properties.
    private static String pick(MethodResult result, String inComment, String property) {
        for (String word : result.comment().split("[ ,;]", 50)) {
            if (word.startsWith(inComment + "=") || word.startsWith(inComment + ":")) {
                return word.substring(inComment.length() + 1);
            }
        }
        return result.value("policy", property);
    }

    /** The {@code SPF} object of a result. */
    static Struct spf(MethodResult result) {
        String from = first(result.value("smtp", "mailfrom"), result.value("smtp", "mail"), result.value("smtp", "envelope-from"));
        String helo = result.value("smtp", "helo");
        String ip = first(result.value("smtp", "client-ip"), result.value("smtp", "remote-ip"), addressIn(result.comment()));
        return spf(result.result(), result.comment(), from.isEmpty() ? domainIn(result.comment()) : from, helo, ip);
    }

    /** The {@code SPF} object of a Received-SPF field; null when it cannot be read. */
    static @Nullable Struct received(HeaderField field) {
        ReceivedSpf read = ReceivedSpf.read(field.raw());
        if (read.result().isEmpty()) {
            return null;
        }
        String ip = first(read.value("client-ip"), addressIn(read.comment()));
        return spf(read.result(), read.comment(), first(read.value("envelope-from"), domainIn(read.comment())), read.value("helo"), ip);
    }

    /** The {@code SPF} object; empty text for what is not known. */
    static Struct spf(String verdict, String comment, String designator, String helo, String ip) {
        int colon = comment.indexOf(": ");
        boolean named = colon > 0 && comment.lastIndexOf(' ', colon) < 0;
        return Struct.of(HeaderSchema.SPF).set("verdict", verdict)
                .set("description", empty(unfolded(comment)))
                .set("designator", empty(designator.toLowerCase(Locale.ROOT)))
                .set("helo", helo.isEmpty() ? null : Domains.of(helo))
                .set("client_ip", ip.isEmpty() ? null : Ips.of(ip))
                .set("server", named ? Domains.of(comment.substring(0, colon)) : null);
    }

    private static String unfolded(String comment) {
        return Fields.oneLine(comment);
    }

    // "domain of a@b designates 192.0.2.1 as permitted sender", "sender IP is 192.0.2.1"
    private static String addressIn(String comment) {
        String before = "";
        for (String word : comment.split("[ \t\r\n;,)]", 100)) {
            boolean announced = before.equals("designates") || before.equals("designate") || before.equals("is") || before.equals("for");
            if (announced && !Ips.plain(word).isEmpty()) {
                return word;
            }
            before = word;
        }
        return "";
    }

    private static String domainIn(String comment) {
        int at = comment.indexOf("domain of ");
        if (at < 0) {
            return "";
        }
        String rest = comment.substring(at + 10).strip();
        String tail = rest.startsWith("transitioning ") ? rest.substring(14).strip() : rest;
        int end = 0;
        while (end < tail.length() && tail.charAt(end) > ' ') {
            end++;
        }
        return tail.substring(0, end);
    }

    private static String first(String... values) {
        for (String value : values) {
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}
