package dev.cordon.access.auth;

import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.Check;
import dev.cordon.mailauth.Envelope;
import dev.cordon.mailauth.MailAuth;
import dev.cordon.mailauth.dmarc.Dmarc;
import dev.cordon.mailauth.dmarc.DmarcLimits;
import dev.cordon.mailauth.dmarc.DmarcRequest;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.FileDns;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One line of a batch: what is asked, as JSON values (maps, lists, texts, numbers, booleans, null as an absent member). */
public final class AuthQuestion {
    private static final int MESSAGE_MAX = 150 << 20;

    private final Map<?, ?> line;

    /** A line that was read. */
    public AuthQuestion(Map<?, ?> line) {
        this.line = line;
    }

    /** Why a question cannot be answered. */
    public static final class Unanswerable extends Exception {
        private static final long serialVersionUID = 1L;

        Unanswerable(String words) {
            super(words);
        }
    }

    /** The answer line; always one, with the error in it when there is one. */
    public Map<String, Object> answer(InstantSource clock, Dns without) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", text("id"));
        try {
            out.putAll(answered(clock, without));
            out.put("error", Optional.empty());
        } catch (Unanswerable e) {
            for (Check check : Check.values()) {
                out.put(check.name().toLowerCase(Locale.ROOT), Optional.empty());
            }
            out.put("error", String.valueOf(e.getMessage()));
        }
        return out;
    }

    private Map<String, Object> answered(InstantSource clock, Dns without) throws Unanswerable {
        Dns dns = line.get("dns") instanceof Map<?, ?> names ? FileDns.of(names) : without;
        Set<Check> checks = checks();
        if (line.get("given") instanceof Map<?, ?> given) {
            return Map.of("dmarc", AuthJson.dmarc(Dmarc.evaluate(new DmarcRequest(texts(given, "from"), texts(given, "dkim_pass"),
                    given.get("spf_pass") instanceof String s ? s : ""), dns, PublicSuffixList.builtin(), DmarcLimits.STANDARD)));
        }
        InstantSource at = line.get("now") instanceof Number now ? InstantSource.fixed(Instant.ofEpochSecond(now.longValue())) : clock;
        Envelope envelope = new Envelope(text("client_ip"), text("helo"), text("mail_from"), text("receiver"));
        AuthReport report = MailAuth.of(dns, at).check(message(checks), envelope, checks);
        return AuthJson.of(report, checks);
    }

    private Set<Check> checks() throws Unanswerable {
        if (!(line.get("checks") instanceof List<?> asked)) {
            return EnumSet.allOf(Check.class);
        }
        Set<Check> checks = EnumSet.noneOf(Check.class);
        for (Object one : asked) {
            checks.add(Stream.of(Check.values()).filter(c -> c.name().equalsIgnoreCase(String.valueOf(one))).findFirst()
                    .orElseThrow(() -> new Unanswerable("`checks` knows spf, dkim, arc and dmarc, not `" + one + "`")));
        }
        return checks;
    }

    private byte[] message(Set<Check> checks) throws Unanswerable {
        String path = text("message");
        // A message of no bytes is a message.
        if (line.get("raw_base64") instanceof String base64) {
            try {
                return Base64.getDecoder().decode(base64);
            } catch (IllegalArgumentException _) {
                throw new Unanswerable("`raw_base64` is not base64");
            }
        }
        if (path.isEmpty()) {
            if (checks.equals(EnumSet.of(Check.SPF))) {
                return new byte[0];
            }
            throw new Unanswerable("give `message`, `raw_base64` or `given`; without a message only `\"checks\":[\"spf\"]` can be answered");
        }
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            byte[] bytes = in.readNBytes(MESSAGE_MAX + 1);
            if (bytes.length > MESSAGE_MAX) {
                throw new Unanswerable("the message is larger than " + (MESSAGE_MAX >> 20) + " MiB");
            }
            return bytes;
        } catch (IOException | InvalidPathException e) {
            throw new Unanswerable("the message cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private String text(String name) {
        return line.get(name) instanceof String s ? s : "";
    }

    private static List<String> texts(Map<?, ?> given, String member) {
        return given.get(member) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
