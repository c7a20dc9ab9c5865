package dev.cordon.conclusion.policy;

import java.util.List;

/**
 * One of the questions that a policy decides by. A message has exactly one word on each axis, so that a case is one word of each,
 * and all cases can be listed.
 */
enum Axis {
    /** What the message is. */
    VERDICT("verdict", "clean", "bulk", "indeterminate", "suspicious", "malicious"),
    /** The gravest thing that could not be found out; {@code defect} is a mistake of ours that stopped the inspection. */
    GAP("gap", "none", "not-asked", "unsupported", "no-answer", "limit-reached", "unparsable", "encrypted", "ambiguous", "defect"),
    /** Whether the connector can hide a copy. */
    CAN_HIDE("can-hide", "yes", "no"),
    /** Whether the connector can put a visible mark on a copy. */
    CAN_MARK("can-mark", "yes", "no"),
    /** Whether the connector can move a copy to the trash. */
    CAN_TRASH("can-trash", "yes", "no"),
    /** Which way the message went. */
    DIRECTION("direction", "inbound", "outbound", "internal", "unknown"),
    /** What kind of mailbox it reached. */
    RECIPIENT("recipient", "person", "vip", "shared"),
    /** The gravest thing the message could do if it were hostile. */
    RISK("risk", "none", "new-sender", "link", "attachment", "money", "credential");

    private final String key;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which nothing can change
    private final List<String> words;

    Axis(String key, String... words) {
        this.key = key;
        this.words = List.of(words);
    }

    /** Its key in the policy file. */
    String key() {
        return key;
    }

    /** The words on it, from harmless to grave where there is such an order. */
    List<String> words() {
        return words;
    }
}
