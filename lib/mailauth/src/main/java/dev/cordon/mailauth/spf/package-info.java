/**
 * Sender Policy Framework (RFC 7208): may this host send for this domain?
 *
 * <pre>{@code
 * SpfRequest request = new SpfRequest(ip, "mail.example.com", "ada@example.com", "mx.example.org");
 * SpfResult result = Spf.check(request, dns, clock);
 * if (result.result() == SpfWord.FAIL) {
 *     reject(result.explanation(), result.reason().section());
 * }
 * }</pre>
 */
@NullMarked
package dev.cordon.mailauth.spf;

import org.jspecify.annotations.NullMarked;
