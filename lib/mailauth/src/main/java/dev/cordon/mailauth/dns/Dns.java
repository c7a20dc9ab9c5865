package dev.cordon.mailauth.dns;

/**
 * Asks for the records of one type at one name. An implementation follows CNAME, never throws, never blocks beyond its own time limit
 * and may be called by several threads at once.
 */
@FunctionalInterface
public interface Dns {
    /** Where no network may be used: nothing can be asked, and nothing may be concluded from that. */
    Dns NONE = (_, _) -> new DnsAnswer.Failed("no name server may be asked here");

    /**
     * The records, or why there are none.
     *
     * @param name a domain name in lower case ASCII (A-labels), without a trailing dot
     * @param type the type of record wanted
     */
    DnsAnswer ask(String name, RecordType type);
}
