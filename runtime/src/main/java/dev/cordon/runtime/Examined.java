package dev.cordon.runtime;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.verdict.Verdict;

/**
 * What came of one submitted message.
 *
 * @param name as given by whoever submitted it, such as a path
 * @param outcome how it ended; unknown only when even the safe ending broke down
 * @param nanos how long each stage took
 * @param error what went wrong on the way, empty when nothing did
 */
public record Examined(String name, ContentHash content, Answer<Outcome> outcome, StageNanos nanos, String error) {
    /** The verdict; what could not be judged is indeterminate, never clean. */
    public Verdict verdict() {
        return switch (outcome) {
            case Answer.Known<Outcome> k -> k.value().judgement().verdict();
            case Answer.Unknown<Outcome> _ -> Verdict.INDETERMINATE;
        };
    }
}
