package dev.cordon.verification.packs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a rule is for: the word under {@code type} in its file. */
public enum RuleKind {
    /** Flags a message. */ RULE,
    /** Flags an outgoing message that carries what should stay inside. */ DLP,
    /** Gives a value of any type, on demand: an insight. */ QUERY,
    /** Takes a message out of the hands of the other rules. */ EXCLUSION,
    /** Runs on events about a message, may read {@code triage}, and names actions. */ TRIAGE_RULE;

    /** As files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word. */
    public static Optional<RuleKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(RuleKind::word).toList();
    }

    /** Whether its source must be a boolean. */
    public boolean isCondition() {
        return this != QUERY;
    }
}
