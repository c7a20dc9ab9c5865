package dev.cordon.connectors.jmap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** HTTP with one identity: bounded, timed, and every status is either a body or a fault. Redirects are not followed here. */
final class JmapHttp {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(15);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final Duration RETRY_USUALLY = Duration.ofSeconds(5);
    private static final long RETRY_SECONDS_MAX = 3600;
    private static final int DIGITS_MAX = 9;

    /** What came back with status 200 to 299 or a redirect. */
    record Reply(int status, HttpHeaders headers, byte[] body) {}

    private final Login login;
    private final String who;
    private final HttpClient client;

    /** @param who for messages, such as {@code the reader of ada@example.org} */
    JmapHttp(HttpClient client, Login login, String who) {
        this.client = client;
        this.login = login;
        this.who = who;
    }

    /** What all logins of one side share: a client that keeps no cookie and no credential. Close it with {@code shutdownNow}. */
    static HttpClient newClient(SSLContext trust) {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT_WITHIN)
                .sslContext(trust)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
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

    /** Sends and waits for the whole body. */
    Reply send(HttpRequest request, long bytesMax) throws FaultFound {
        HttpResponse<byte[]> response = whole(client.sendAsync(request, info -> new BoundedBody(bytesMax)), request.uri());
        check(request.uri(), response.statusCode(), response.headers());
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    /** Opens a response that goes on for ever. The caller looks at the status. */
    HttpResponse<Void> open(HttpRequest request, EventStream into) throws FaultFound {
        return whole(client.sendAsync(request, info -> into.subscriber(info.statusCode())), request.uri());
    }

    private <T> HttpResponse<T> whole(CompletableFuture<HttpResponse<T>> pending, URI uri) throws FaultFound {
        try {
            return pending.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new FaultFound(new Fault.Retry(uri.getHost() + " gave no complete answer within " + ANSWER_WITHIN.toSeconds() + " s",
                    RETRY_USUALLY));
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new FaultFound(new Fault.Retry("interrupted while waiting for " + uri.getHost(), RETRY_USUALLY));
        } catch (ExecutionException e) {
            throw new FaultFound(of(Objects.requireNonNullElse(e.getCause(), e), uri));
        }
    }

    private static Fault of(Throwable cause, URI uri) {
        if (cause instanceof BoundedBody.TooLarge tooLarge) {
            return new Fault.Unsupported("the answer of " + uri.getHost() + " is " + tooLarge.getMessage());
        }
        if (cause instanceof javax.net.ssl.SSLException) {
            return new Fault.Denied("no secure connection to " + uri.getHost() + ": " + said(cause));
        }
        if (cause instanceof IOException) {
            return new Fault.Retry("no answer from " + place(uri) + ": " + said(cause), RETRY_USUALLY);
        }
        throw new IllegalStateException("while talking to " + uri.getHost(), cause);
    }

    private static String said(Throwable cause) {
        String message = cause.getMessage();
        if (cause instanceof java.net.ConnectException) {
            return message == null || message.isEmpty() ? "nothing listens there" : message;
        }
        return message == null || message.isEmpty() ? cause.getClass().getSimpleName() : message;
    }

    private static String place(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** A status that is neither success nor a redirect becomes a fault (RFC 9110 §15; RFC 8620 §3.6.1). */
    void check(URI uri, int status, HttpHeaders headers) throws FaultFound {
        if (status >= 200 && status < 400) {
            return;
        }
        String said = place(uri) + " answered with HTTP " + status;
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

    // RFC 9110 §10.2.3: seconds, or a date; a date is measured from the server's own Date, so that clocks need not agree.
    private static Duration retryAfter(HttpHeaders headers) {
        Optional<String> value = headers.firstValue("Retry-After").map(String::strip);
        if (value.isEmpty()) {
            return RETRY_USUALLY;
        }
        String text = value.get();
        if (!text.isEmpty() && text.length() < DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(Math.min(Long.parseLong(text), RETRY_SECONDS_MAX));
        }
        try {
            DateTimeFormatter format = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
            ZonedDateTime until = ZonedDateTime.parse(text, format);
            ZonedDateTime now = ZonedDateTime.parse(headers.firstValue("Date").orElse(""), format);
            long seconds = Math.clamp(Duration.between(now, until).toSeconds(), 1, RETRY_SECONDS_MAX);
            return Duration.ofSeconds(seconds);
        } catch (DateTimeException e) {
            return RETRY_USUALLY;
        }
    }
}
