package dev.cordon.kernel.identity;

/** A detection's stable id. */
public record RuleId(String value) {
    /** Refuses an empty id. */
    public RuleId {
        Ids.require("rule", value);
    }
}
