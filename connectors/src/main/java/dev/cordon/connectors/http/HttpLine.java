package dev.cordon.connectors.http;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Trust;
import dev.cordon.kernel.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * One side's connections: each exchange has a time limit and a size limit, redirects are not followed, no cookie and no credential is
 * kept. Whatever status comes back is a reply; only what kept a whole reply from coming is a fault.
 */
public final class HttpLine implements AutoCloseable {
    /** How long to wait when the other side asks for patience without saying how long. */
    public static final Duration RETRY_USUALLY = Duration.ofSeconds(5);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(15);
    private static final long RETRY_SECONDS_MAX = 3600;
    private static final int DIGITS_MAX = 9;

    /**
     * A whole reply.
     *
     * @param body at most as long as was allowed
     */
    public record Reply(int status, HttpHeaders headers, byte[] body) {
        /** Whether it is a success (RFC 9110 §15.3). */
        public boolean isFine() {
            return status >= 200 && status < 300;
        }

        /** What Retry-After asks for (RFC 9110 §10.2.3); nothing when it is absent or cannot be understood. */
        public Optional<Duration> retryAfter() {
            return HttpLine.retryAfter(headers);
        }

        /** The server's own clock (RFC 9110 §6.6.1); nothing when it does not tell. */
        public Optional<Instant> date() {
            return headers.firstValue("Date").flatMap(HttpLine::moment);
        }
    }

    private final HttpClient client;

    private HttpLine(HttpClient client) {
        this.client = client;
    }

    /** New connections that nobody else uses, with the certificates that the platform trusts. */
    public static HttpLine open(HttpClient.Version version) {
        return open(version, Trust.context(""));
    }

    /** New connections to servers whose certificates come from given authorities. */
    public static HttpLine open(HttpClient.Version version, SSLContext trust) {
        return new HttpLine(HttpClient.newBuilder()
                .connectTimeout(CONNECT_WITHIN)
                .sslContext(trust)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(version)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build());
    }

    /** Over a client that was made elsewhere, such as one that reaches a fake without a socket; it is closed with this. */
    public static HttpLine over(HttpClient client) {
        return new HttpLine(client);
    }

    /** The client itself, for exchanges whose answer goes on for ever. */
    public HttpClient client() {
        return client;
    }

    /** Sends and waits for the whole body, this long at most. */
    public Reply send(HttpRequest request, long bytesMax, Duration within) throws FaultFound {
        HttpResponse<byte[]> response = whole(client.sendAsync(request, info -> new BoundedBody(bytesMax)), request.uri(), within);
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    /** Waits for an exchange; what keeps it from ending well becomes a fault that names the host and no more. */
    public static <T> HttpResponse<T> whole(CompletableFuture<HttpResponse<T>> pending, URI uri, Duration within) throws FaultFound {
        try {
            return pending.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new FaultFound(new Fault.Retry(uri.getHost() + " gave no complete answer within " + within.toSeconds() + " s",
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

    /** Host and, when one is given, port: what an error message names. */
    public static String place(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /**
     * What Retry-After asks for (RFC 9110 §10.2.3), an hour at most: seconds, or a date. A date is measured from the server's own Date, so
     * that clocks need not agree.
     */
    public static Optional<Duration> retryAfter(HttpHeaders headers) {
        Optional<String> value = headers.firstValue("Retry-After").map(String::strip);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String text = value.get();
        if (!text.isEmpty() && text.length() < DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), RETRY_SECONDS_MAX)));
        }
        Optional<Instant> until = moment(text);
        Optional<Instant> now = headers.firstValue("Date").flatMap(HttpLine::moment);
        if (until.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Math.clamp(Duration.between(now.get(), until.get()).toSeconds(), 1, RETRY_SECONDS_MAX)));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override public void close() {
        client.shutdownNow();
    }
}
