package dev.cordon.mailauth.spf;

import dev.cordon.mailauth.dns.AddressText;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.dns.RecordType;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The values of the macro letters for one message (RFC 7208 §7.2). */
final class Macros {

    private static final String UNKNOWN = "unknown";

    private final SpfRequest request;
    private final Sender sender;
    private final Dns dns;
    private final InstantSource clock;
    private final SpfLimits limits;
    // Names of the client's address that lead back to it; asked for once.
    private List<String> validated = List.of();
    private boolean asked;

    Macros(SpfRequest request, Sender sender, Dns dns, InstantSource clock, SpfLimits limits) {
        this.request = request;
        this.sender = sender;
        this.dns = dns;
        this.clock = clock;
        this.limits = limits;
    }

    String value(char letter, String domain) {
        return switch (letter) {
            case 's' -> sender.toString();
            case 'l' -> sender.local();
            case 'o' -> sender.domain();
            case 'd' -> domain;
            case 'i' -> dotted(request.ip());
            case 'p' -> pointerName(domain);
            case 'v' -> request.ip().getAddress().length == 4 ? "in-addr" : "ip6";
            case 'h' -> request.helo();
            case 'c' -> AddressText.text(request.ip());
            case 'r' -> request.receiver().isEmpty() ? UNKNOWN : request.receiver();
            case 't' -> Long.toString(clock.instant().getEpochSecond());
            default -> "";
        };
    }

    // RFC 7208 §7.3: IPv6 as 32 nibbles with dots between.
    private static String dotted(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return AddressText.text(address);
        }
        StringBuilder out = new StringBuilder(64);
        for (byte b : bytes) {
            out.append(out.isEmpty() ? "" : ".").append(Character.forDigit(b >> 4 & 0xf,
                    16)).append('.').append(Character.forDigit(b & 0xf, 16));
        }
        return out.toString().toUpperCase(Locale.ROOT);
    }

    // The current domain if it is among the names, else one below it, else any (RFC 7208 §7.3).
    private String pointerName(String domain) {
        List<String> names = pointers();
        String below = "";
        for (String name : names) {
            if (name.equals(domain)) {
                return name;
            }
            below = below.isEmpty() && name.endsWith("." + domain) ? name : below;
        }
        return !below.isEmpty() ? below : names.isEmpty() ? UNKNOWN : names.getFirst();
    }

    /** Names of the client's address that have that address (RFC 7208 §5.5); errors of DNS leave names out. */
    List<String> pointers() {
        if (!asked) {
            asked = true;
            DnsAnswer answer = dns.ask(AddressText.reverseName(request.ip()), RecordType.PTR);
            validated = answer instanceof DnsAnswer.Found(List<DnsRecord> records, var _) ? validated(records) : List.of();
        }
        return validated;
    }

    private List<String> validated(List<DnsRecord> records) {
        List<String> names = new ArrayList<>();
        int seen = 0;
        for (DnsRecord record : records) {
            if (record instanceof DnsRecord.Pointer(String given) && seen++ < limits.pointersMax()) {
                String name = Names.target(given);
                if (!name.isEmpty() && leadsBack(name)) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    private boolean leadsBack(String name) {
        RecordType type = request.ip().getAddress().length == 4 ? RecordType.A : RecordType.AAAA;
        return dns.ask(name, type) instanceof DnsAnswer.Found(List<DnsRecord> records, var _)
                && records.stream().anyMatch(r -> r instanceof DnsRecord.Host(InetAddress address) && address.equals(request.ip()));
    }
}
