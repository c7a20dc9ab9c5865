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
    private final Path beside;

    /** A line that was read. @param beside a second folder for relative paths, that of the batch */
    public AuthQuestion(Map<?, ?> line, Path beside) {
        this.line = line;
        this.beside = beside;
    }

    /** The answer to something that is no question. */
    public static Map<String, Object> refused(String why) {
        return refused("", why);
    }

    private static Map<String, Object> refused(Object id, String why) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", id);
        for (Check check : Check.values()) {
            out.put(check.name().toLowerCase(Locale.ROOT), Optional.empty());
        }
        out.put("error", why);
        return out;
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
        Object id = line.get("id") instanceof Number || line.get("id") instanceof String ? line.get("id") : "";
        out.put("id", id);
        try {
            out.putAll(answered(clock, without));
            out.put("error", Optional.empty());
        } catch (Unanswerable e) {
            return refused(id, String.valueOf(e.getMessage()));
        }
        return out;
    }

    private Map<String, Object> answered(InstantSource clock, Dns without) throws Unanswerable {
        Dns dns = line.get("dns") instanceof Map<?, ?> names ? FileDns.of(names) : without;
        Set<Check> checks = checks();
        if (line.get("given") instanceof Map<?, ?> given) {
            Map<String, Object> out = new LinkedHashMap<>();
            List.of("spf", "dkim", "arc").forEach(name -> out.put(name, Optional.empty()));
            out.put("dmarc", AuthJson.dmarc(Dmarc.evaluate(new DmarcRequest(texts(given, "from"), texts(given, "dkim_pass"),
                    given.get("spf_pass") instanceof String s ? s : ""), dns, PublicSuffixList.builtin(), DmarcLimits.STANDARD)));
            return out;
        }
        InstantSource at = line.get("now") instanceof Number now ? InstantSource.fixed(Instant.ofEpochSecond(now.longValue())) : clock;
        Envelope envelope = new Envelope(text("client_ip"), text("helo"), text("mail_from"), text("receiver"));
        if (text("message").isEmpty() && !(line.get("raw_base64") instanceof String)) {
            checks.retainAll(withoutMessage(checks, envelope));
        }
        Set<Check> looked = EnumSet.copyOf(checks);
        if (checks.contains(Check.DMARC)) {
            looked.addAll(Set.of(Check.SPF, Check.DKIM)); // it is made of them
        }
        AuthReport report = MailAuth.of(dns, at).check(message(), envelope, looked);
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

    // Of a session alone only SPF can be told.
    private static Set<Check> withoutMessage(Set<Check> checks, Envelope envelope) throws Unanswerable {
        boolean session = !envelope.ip().isEmpty() || !envelope.helo().isEmpty() || !envelope.mailFrom().isEmpty();
        if (checks.contains(Check.SPF) && (session || checks.size() == 1)) {
            return EnumSet.of(Check.SPF);
        }
        throw new Unanswerable("give `message`, `raw_base64` or `given`; without a message only SPF can be answered, for `client_ip`, `helo` and"
                + " `mail_from`");
    }

    private byte[] message() throws Unanswerable {
        String path = text("message");
        // A message of no bytes is a message.
        if (line.get("raw_base64") instanceof String base64) {
            try {
                return Base64.getDecoder().decode(base64.replace("\n", "").replace("\r", "").strip());
            } catch (IllegalArgumentException _) {
                throw new Unanswerable("`raw_base64` is not base64");
            }
        }
        if (path.isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file(path))) {
            byte[] bytes = in.readNBytes(MESSAGE_MAX + 1);
            if (bytes.length > MESSAGE_MAX) {
                throw new Unanswerable("the message is larger than " + (MESSAGE_MAX >> 20) + " MiB");
            }
            return bytes;
        } catch (IOException | InvalidPathException e) {
            throw new Unanswerable("the message cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private Path file(String path) {
        Path here = Path.of(path);
        Path there = beside.resolve(path);
        return !here.isAbsolute() && !Files.exists(here) && Files.exists(there) ? there : here;
    }

    private String text(String name) {
        return line.get(name) instanceof String s ? s : "";
    }

    private static List<String> texts(Map<?, ?> given, String member) {
        return switch (given.get(member)) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case String one -> List.of(one);
            case null, default -> List.of();
        };
    }
}
