package dev.cordon.connectors.jmap;

import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.fault.Fault;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** HTTP with one identity: bounded, timed, and every status is either a body or a fault. Redirects are not followed here. */
final class JmapHttp {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final Login login;
    private final String who;
    private final HttpLine line;

    /** @param who for messages, such as {@code the reader of ada@example.org} */
    JmapHttp(HttpLine line, Login login, String who) {
        this.line = line;
        this.login = login;
        this.who = who;
    }

    String who() {
        return who;
    }

    HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", authorization());
    }

    private String authorization() {
        return switch (login.scheme()) {
            case BASIC -> "Basic " + Base64.getEncoder()
                    .encodeToString((login.user() + ':' + login.secret().reveal()).getBytes(StandardCharsets.UTF_8));
            case BEARER -> "Bearer " + login.secret().reveal();
        };
    }

    /** Sends and waits for the whole body: what came back with status 200 to 299 or a redirect. */
    HttpLine.Reply send(HttpRequest request, long bytesMax) throws FaultFound {
        HttpLine.Reply reply = line.send(request, bytesMax, ANSWER_WITHIN);
        check(request.uri(), reply.status(), reply.headers());
        return reply;
    }

    /** Opens a response that goes on for ever. The caller looks at the status. */
    HttpResponse<Void> open(HttpRequest request, EventStream into) throws FaultFound {
        return HttpLine.whole(line.client().sendAsync(request, info -> into.subscriber(info.statusCode())), request.uri(), ANSWER_WITHIN);
    }

    /** A status that is neither success nor a redirect becomes a fault (RFC 9110 §15; RFC 8620 §3.6.1). */
    void check(URI uri, int status, HttpHeaders headers) throws FaultFound {
        if (status >= 200 && status < 400) {
            return;
        }
        String said = HttpLine.place(uri) + " answered with HTTP " + status;
        throw new FaultFound(switch (status) {
            case 401 -> new Fault.Denied(said + ": the credentials of " + who + " are refused");
            case 403 -> new Fault.Denied(said + ": " + who + " may not do this");
            case 408, 425, 429 -> new Fault.Retry(said + ": too much at once", retryAfter(headers));
            case 404, 410 -> new Fault.Gone(said + " for " + uri.getPath());
            case 413 -> new Fault.Unsupported(said + ": the request is too large");
            case 507 -> new Fault.NoRoom(said);
            default -> status >= 500 ? new Fault.Retry(said, retryAfter(headers)) : new Fault.Malformed(said);
        });
    }

    private static Duration retryAfter(HttpHeaders headers) {
        return HttpLine.retryAfter(headers).orElse(HttpLine.RETRY_USUALLY);
    }
}
