package dev.cordon.kernel.desk;

import java.util.List;

/** What of an account's settings and doings may show that somebody else has taken it over. */
public interface Accounts extends AutoCloseable {
    /**
     * One thing that was seen.
     *
     * @param kind delegate, filter, forwarding, grant, rule, send-as, sign-in
     * @param id the provider's own id of it; empty when it has none
     * @param words what it is, for people; parts of it are an intruder's own text
     * @param grave whether it is what intruders do: mail leads outside, is hidden or deleted, or the provider calls it risky
     */
    record Sign(String kind, String id, String words, boolean grave) {}

    /**
     * What was seen of one account.
     *
     * @param missing what could not be asked and why, one line each; nothing may be concluded of that
     */
    record Signs(List<Sign> signs, List<String> missing) {
        /** Copies the lists. */
        public Signs {
            signs = List.copyOf(signs);
            missing = List.copyOf(missing);
        }
    }

    /** Asks about the account with this address. */
    Signs signs(String address);

    @Override void close();
}
