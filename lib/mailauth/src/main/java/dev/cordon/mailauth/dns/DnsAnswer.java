package dev.cordon.mailauth.dns;

import java.time.Duration;
import java.util.List;

/** What came back for one question. Only the last two leave open what the truth is. */
public sealed interface DnsAnswer {

    /** There are records of the type at the name; {@code lifetime} is the smallest time to live met on the way. */
    record Found(List<DnsRecord> records, Duration lifetime) implements DnsAnswer {
        /** Copies the list. */
        public Found {
            records = List.copyOf(records);
        }
    }

    /** The name exists without records of the type (RFC 2308 §2.2). */
    record NoRecords() implements DnsAnswer {}

    /** The name does not exist (RFC 2308 §2.1, RFC 8020). */
    record NoSuchName() implements DnsAnswer {}

    /** A server said that it could not answer (RFC 1035 §4.1.1, SERVFAIL, REFUSED and the like). */
    record Failed(String why) implements DnsAnswer {}

    /** No answer in time. */
    record TimedOut() implements DnsAnswer {}
}
