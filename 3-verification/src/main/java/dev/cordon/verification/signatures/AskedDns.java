package dev.cordon.verification.signatures;

import dev.cordon.kernel.flow.RecordedAnswer;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.dns.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes down what name servers answered for one message, so that the judgement can be repeated. Used by one thread. */
final class AskedDns implements Dns {
    private static final int ANSWERS_MAX = 200;
    private static final int ANSWER_CHARS_MAX = 4_000;

    private final Dns inner;
    private final Instant at;
    private final List<RecordedAnswer> answers = new ArrayList<>();

    AskedDns(Dns inner, Instant at) {
        this.inner = inner;
        this.at = at;
    }

    @Override public DnsAnswer ask(String name, RecordType type) {
        DnsAnswer answer = inner.ask(name, type);
        if (answers.size() < ANSWERS_MAX) {
            answers.add(recorded("dns " + type + " " + name, answer));
        }
        return answer;
    }

    private RecordedAnswer recorded(String question, DnsAnswer answer) {
        return switch (answer) {
            case DnsAnswer.Found f -> new RecordedAnswer(question, true, cut(f.records().stream().map(AskedDns::text)
                    .collect(Collectors.joining("\n"))), at);
            case DnsAnswer.NoRecords _ -> new RecordedAnswer(question, true, "no records", at);
            case DnsAnswer.NoSuchName _ -> new RecordedAnswer(question, true, "no such name", at);
            case DnsAnswer.Failed f -> new RecordedAnswer(question, false, cut(f.why()), at);
            case DnsAnswer.TimedOut _ -> new RecordedAnswer(question, false, "no answer in time", at);
        };
    }

    private static String text(DnsRecord record) {
        return switch (record) {
            case DnsRecord.Host h -> h.address().getHostAddress();
            case DnsRecord.Exchange e -> e.preference() + " " + e.host();
            case DnsRecord.Pointer p -> p.name();
            case DnsRecord.Text t -> t.latin1();
        };
    }

    private static String cut(String text) {
        return text.length() <= ANSWER_CHARS_MAX ? text : text.substring(0, ANSWER_CHARS_MAX) + "…";
    }

    /** What was asked and answered, in order. */
    List<RecordedAnswer> answers() {
        return List.copyOf(answers);
    }
}
