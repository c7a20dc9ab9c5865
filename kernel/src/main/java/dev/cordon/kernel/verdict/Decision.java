package dev.cordon.kernel.verdict;

import dev.cordon.kernel.evidence.Reason;

/**
 * What the policy says of one message.
 *
 * @param policyRule the id of the rule that decided
 */
public record Decision(Disposition disposition, String policyRule, Reason reason) {}
