package dev.cordon.mql.eval;

import dev.cordon.mql.check.Checked;

/**
 * A rule ready to be compiled.
 *
 * @param id its name in what comes out
 * @param checked its expression, without errors
 */
public record CheckedRule(String id, Checked checked) {}
