/**
 * The one question that authentication asks the world: the records of a name. Sources of answers are put before one another: a
 * {@link dev.cordon.mailauth.dns.BudgetDns} for each message before one {@link dev.cordon.mailauth.dns.CachingDns} for all, before what
 * really asks; or a {@link dev.cordon.mailauth.dns.FileDns} instead of the last.
 */
@NullMarked
package dev.cordon.mailauth.dns;

import org.jspecify.annotations.NullMarked;
