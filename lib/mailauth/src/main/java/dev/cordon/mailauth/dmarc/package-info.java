/**
 * Domain-based Message Authentication, Reporting and Conformance (RFC 9989): is the author's domain the one that SPF or DKIM vouched for,
 * and what does its owner ask for when it is not?
 *
 * <pre>{@code
 * DmarcRequest request = new DmarcRequest(List.of("ada@example.com"), List.of("mail.example.com"), "");
 * DmarcResult result = Dmarc.evaluate(request, dns, PublicSuffixList.builtin());
 * if (result.result() == DmarcWord.FAIL && result.policy() == DmarcPolicy.REJECT) {
 *     reject(result.why());
 * }
 * }</pre>
 */
@NullMarked
package dev.cordon.mailauth.dmarc;

import org.jspecify.annotations.NullMarked;
