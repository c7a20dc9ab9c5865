package dev.cordon.mailauth.spf;

import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.dns.RecordType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One check with its counters: {@code check_host()} of RFC 7208 §4. It belongs to one thread and one message. */
final class Evaluation {

    private final Dns dns;
    private final Macros macros;
    private final SpfLimits limits;
    private int lookups;
    private int voidLookups;

    /**
     * How a record ended.
     *
     * @param explanation where the explanation stands, in the macros of {@code domain}
     */
    record Outcome(SpfWord word, SpfReason reason, String detail, String mechanism, MacroText explanation, String domain) {

        static Outcome of(SpfWord word, SpfReason reason, String detail) {
            return new Outcome(word, reason, detail, "", MacroText.EMPTY, "");
        }

        static Outcome temporary(String detail) {
            return of(SpfWord.TEMPERROR, SpfReason.DNS_TROUBLE, detail);
        }

        Outcome at(String term) {
            return new Outcome(word, reason, detail, term, explanation, domain);
        }
    }

    /** What a term says: it matches, it does not, or the whole check ends here. */
    private sealed interface Step {
        record Match() implements Step {}

        record NoMatch() implements Step {}

        record End(Outcome outcome) implements Step {}
    }

    private static final Step MATCH = new Step.Match();
    private static final Step NO_MATCH = new Step.NoMatch();

    Evaluation(Dns dns, Macros macros, SpfLimits limits) {
        this.dns = dns;
        this.macros = macros;
        this.limits = limits;
    }

    int lookups() {
        return lookups;
    }

    int voidLookups() {
        return voidLookups;
    }

    /** Evaluates the record of a well-formed domain. The depth of the recursion is bounded by the count of lookups. */
    Outcome check(String domain, byte[] ip) {
        List<String> found = new ArrayList<>();
        switch (dns.ask(domain, RecordType.TXT)) {
            case DnsAnswer.Found(List<DnsRecord> records, var _) -> records.forEach(record -> {
                if (record instanceof DnsRecord.Text text && found.size() < 2 && SpfRecord.isOne(text.latin1())) {
                    found.add(text.latin1());
                }
            });
            case DnsAnswer.NoRecords _ -> { }
            case DnsAnswer.NoSuchName _ -> {
                return Outcome.of(SpfWord.NONE, SpfReason.NO_SUCH_DOMAIN, domain);
            }
            case DnsAnswer.Failed(String why) -> {
                return Outcome.temporary(domain + " TXT: " + SpfRecord.printable(why));
            }
            case DnsAnswer.TimedOut _ -> {
                return Outcome.temporary(domain + " TXT: no answer in time");
            }
        }
        if (found.size() != 1) {
            return found.isEmpty() ? Outcome.of(SpfWord.NONE, SpfReason.NO_RECORD, domain)
                    : Outcome.of(SpfWord.PERMERROR, SpfReason.SEVERAL_RECORDS, domain);
        }
        SpfRecord record = SpfRecord.read(found.getFirst(), limits.recordBytesMax());
        return record.isBroken() ? Outcome.of(SpfWord.PERMERROR, record.reason(), domain
                + (record.fault().isEmpty() ? "" : ": " + record.fault()))
                : evaluate(record, domain, ip);
    }

    private Outcome evaluate(SpfRecord record, String domain, byte[] ip) {
        for (Term term : record.terms()) {
            switch (step(term, domain, ip)) {
                case Step.Match _ -> {
                    return new Outcome(term.qualifier(), SpfReason.MATCHED, domain, term.text(), record.explanation(), domain);
                }
                case Step.NoMatch _ -> { }
                case Step.End(Outcome outcome) -> {
                    return outcome.at(term.text());
                }
            }
        }
        if (record.redirect().isEmpty()) {
            return Outcome.of(SpfWord.NEUTRAL, SpfReason.NOTHING_MATCHED, domain);
        }
        Optional<Outcome> tooMany = countLookup(domain);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        String target = expanded(record.redirect(), domain);
        Outcome outcome = target.isEmpty() ? Outcome.of(SpfWord.NONE, SpfReason.NO_DOMAIN, domain) : check(target, ip);
        return outcome.word() == SpfWord.NONE ? Outcome.of(SpfWord.PERMERROR, SpfReason.REDIRECT_WITHOUT_RECORD, target) : outcome;
    }

    private String expanded(MacroText text, String domain) {
        return text.isEmpty() ? domain : Names.target(text.expand(letter -> macros.value(letter, domain)));
    }

    private Optional<Outcome> countLookup(String domain) {
        if (lookups >= limits.lookupsMax()) {
            return Optional.of(Outcome.of(SpfWord.PERMERROR, SpfReason.TOO_MANY_LOOKUPS, domain));
        }
        lookups++;
        return Optional.empty();
    }

    private Step step(Term term, String domain, byte[] ip) {
        if (term instanceof Term.All) {
            return MATCH;
        }
        if (term instanceof Term.Network network) {
            return network.prefix().covers(ip) ? MATCH : NO_MATCH;
        }
        Optional<Outcome> tooMany = countLookup(domain);
        if (tooMany.isPresent()) {
            return new Step.End(tooMany.get());
        }
        return switch (term) {
            case Term.Include include -> include(expanded(include.target(), domain), ip);
            case Term.Address a -> hosts(expanded(a.target(), domain), ip, ip.length == 4 ? a.bits4() : a.bits6(), true);
            case Term.Exchanger mx -> exchangers(expanded(mx.target(), domain), ip, ip.length == 4 ? mx.bits4() : mx.bits6());
            case Term.Pointer ptr -> pointer(expanded(ptr.target(), domain));
            case Term.Exists exists -> exists(expanded(exists.target(), domain));
            case Term.All _, Term.Network _ -> NO_MATCH;
        };
    }

    // RFC 7208 §5.2.
    private Step include(String target, byte[] ip) {
        Outcome inner = target.isEmpty() ? Outcome.of(SpfWord.NONE, SpfReason.NO_DOMAIN, "") : check(target, ip);
        return switch (inner.word()) {
            case PASS -> MATCH;
            case FAIL, SOFTFAIL, NEUTRAL -> NO_MATCH;
            case TEMPERROR, PERMERROR -> new Step.End(inner);
            case NONE -> new Step.End(Outcome.of(SpfWord.PERMERROR, SpfReason.INCLUDE_WITHOUT_RECORD, target));
        };
    }

    // RFC 7208 §5.3. Only a question that the term itself asks can be void: the addresses of exchangers are not counted, since many
    // hosts have addresses of one family only.
    private Step hosts(String target, byte[] ip, int bits, boolean countVoid) {
        if (target.isEmpty()) {
            return NO_MATCH;
        }
        RecordType type = ip.length == 4 ? RecordType.A : RecordType.AAAA;
        return switch (dns.ask(target, type)) {
            case DnsAnswer.Found(List<DnsRecord> records, var _) -> {
                boolean covered = records.stream()
                        .anyMatch(r -> r instanceof DnsRecord.Host(InetAddress address) && new Prefix(address.getAddress(),
                                bits).covers(ip));
                yield covered ? MATCH : NO_MATCH;
            }
            case DnsAnswer.NoRecords _, DnsAnswer.NoSuchName _ -> countVoid ? nothingThere(target) : NO_MATCH;
            case DnsAnswer.Failed(String why) -> trouble(target, type, why);
            case DnsAnswer.TimedOut _ -> trouble(target, type, "no answer in time");
        };
    }

    private static Step trouble(String name, RecordType type, String why) {
        return new Step.End(Outcome.temporary(name + " " + type + ": " + SpfRecord.printable(why)));
    }

    // RFC 7208 §4.6.4.
    private Step nothingThere(String name) {
        voidLookups++;
        return voidLookups <= limits.voidLookupsMax() ? NO_MATCH
                : new Step.End(Outcome.of(SpfWord.PERMERROR, SpfReason.TOO_MANY_VOID_LOOKUPS, name));
    }

    // RFC 7208 §5.4.
    private Step exchangers(String target, byte[] ip, int bits) {
        if (target.isEmpty()) {
            return NO_MATCH;
        }
        return switch (dns.ask(target, RecordType.MX)) {
            case DnsAnswer.Found(List<DnsRecord> records, var _) -> records.size() > limits.exchangesMax()
                    ? new Step.End(Outcome.of(SpfWord.PERMERROR, SpfReason.TOO_MANY_EXCHANGES, target)) : anyExchanger(records, ip, bits);
            case DnsAnswer.NoRecords _, DnsAnswer.NoSuchName _ -> nothingThere(target);
            case DnsAnswer.Failed(String why) -> trouble(target, RecordType.MX, why);
            case DnsAnswer.TimedOut _ -> trouble(target, RecordType.MX, "no answer in time");
        };
    }

    private Step anyExchanger(List<DnsRecord> records, byte[] ip, int bits) {
        for (DnsRecord record : records) {
            if (record instanceof DnsRecord.Exchange(int _, String host)) {
                Step step = hosts(Names.target(host), ip, bits, false);
                if (!(step instanceof Step.NoMatch)) {
                    return step;
                }
            }
        }
        return NO_MATCH;
    }

    // RFC 7208 §5.5: errors here mean no match.
    private Step pointer(String target) {
        for (String name : target.isEmpty() ? List.<String>of() : macros.pointers()) {
            if (name.equals(target) || name.endsWith("." + target)) {
                return MATCH;
            }
        }
        return NO_MATCH;
    }

    // RFC 7208 §5.7: always an A record, also for IPv6.
    private Step exists(String target) {
        if (target.isEmpty()) {
            return NO_MATCH;
        }
        return switch (dns.ask(target, RecordType.A)) {
            case DnsAnswer.Found _ -> MATCH;
            case DnsAnswer.NoRecords _, DnsAnswer.NoSuchName _ -> nothingThere(target);
            case DnsAnswer.Failed(String why) -> trouble(target, RecordType.A, why);
            case DnsAnswer.TimedOut _ -> trouble(target, RecordType.A, "no answer in time");
        };
    }

    /** The explanation of a failure (RFC 7208 §6.2); empty when there is none, or when anything about it is not as it should be. */
    String explanation(Outcome failed) {
        if (failed.explanation().isEmpty() || limits.explanationCharsMax() == 0) {
            return "";
        }
        String target = expanded(failed.explanation(), failed.domain());
        if (target.isEmpty() || !(dns.ask(target, RecordType.TXT) instanceof DnsAnswer.Found(List<DnsRecord> records, var _))
                || records.size() != 1 || !(records.getFirst() instanceof DnsRecord.Text text)) {
            return "";
        }
        String raw = text.latin1();
        String said = raw.length() > limits.recordBytesMax() ? "" : MacroText.parse(raw, true)
                .map(macro -> macro.expand(letter -> macros.value(letter, failed.domain()))).orElse("");
        boolean printable = said.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return printable && said.length() <= limits.explanationCharsMax() ? said : "";
    }
}
