package dev.cordon.testkit.providers.direct;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * An HTTP client whose every request is answered by one handler in the caller's thread: no socket, no thread, no clock, so that a
 * simulation is the same each time. A handler that sends no headers, or fewer bytes than it announced, is a broken connection.
 */
public final class DirectClient extends HttpClient {
    private final HttpHandler handler;
    private final Tap tap;

    /** Sees what passes, and may end everything by throwing. */
    public interface Tap {
        /** A request is about to be sent. */
        void before(HttpRequest request);

        /** It was performed; {@code status} is -1 when the answer is lost. Whether the same request is sent once more, answer or not. */
        boolean again(HttpRequest request, int status, HttpHeaders headers);

        /** Nobody looks. */
        Tap NONE = new Tap() {
            @Override public void before(HttpRequest request) { }

            @Override public boolean again(HttpRequest request, int status, HttpHeaders headers) {
                return false;
            }
        };
    }

    private DirectClient(HttpHandler handler, Tap tap) {
        this.handler = handler;
        this.tap = tap;
    }

    /** A client of this handler. */
    public static HttpClient to(HttpHandler handler, Tap tap) {
        return new DirectClient(handler, tap);
    }

    @Override public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> bodies) throws IOException {
        byte[] sent = sent(request);
        Headers asked = new Headers();
        request.headers().map().forEach((name, values) -> values.forEach(value -> asked.add(name, value)));
        DirectExchange exchange;
        HttpHeaders headers;
        do {
            tap.before(request);
            exchange = new DirectExchange(request.method(), request.uri(), asked, sent);
            handler.handle(exchange);
            headers = HttpHeaders.of(exchange.getResponseHeaders(), (_, _) -> true);
        } while (tap.again(request, exchange.isWhole() ? exchange.status() : -1, headers));
        if (exchange.status() < 0) {
            throw new IOException("the connection was closed without an answer");
        }
        HttpResponse.BodySubscriber<T> body = bodies.apply(new Head(exchange.status(), headers));
        body.onSubscribe(new Flow.Subscription() {
            @Override public void request(long n) { }

            @Override public void cancel() { }
        });
        if (exchange.body().length > 0) {
            body.onNext(List.of(ByteBuffer.wrap(exchange.body())));
        }
        if (exchange.isWhole()) {
            body.onComplete();
        } else {
            body.onError(new IOException("the connection was closed in the middle of an answer"));
        }
        try {
            return new Reply<>(request, exchange.status(), headers, body.getBody().toCompletableFuture().join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        }
    }

    @Override public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> bodies) {
        try {
            return CompletableFuture.completedFuture(send(request, bodies));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> bodies,
            HttpResponse.PushPromiseHandler<T> pushes) {
        return sendAsync(request, bodies);
    }

    private static byte[] sent(HttpRequest request) {
        if (request.bodyPublisher().isEmpty()) {
            return new byte[0];
        }
        HttpResponse.BodySubscriber<byte[]> all = HttpResponse.BodySubscribers.ofByteArray();
        request.bodyPublisher().get().subscribe(new Flow.Subscriber<>() {
            @Override public void onSubscribe(Flow.Subscription subscription) {
                all.onSubscribe(subscription);
            }

            @Override public void onNext(ByteBuffer item) {
                all.onNext(List.of(item));
            }

            @Override public void onError(Throwable cause) {
                all.onError(cause);
            }

            @Override public void onComplete() {
                all.onComplete();
            }
        });
        return all.getBody().toCompletableFuture().join();
    }

    private record Head(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override public Version version() {
            return Version.HTTP_1_1;
        }
    }

    private record Reply<T>(HttpRequest request, int statusCode, HttpHeaders headers, T body) implements HttpResponse<T> {
        @Override public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override public Optional<javax.net.ssl.SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override public java.net.URI uri() {
            return request.uri();
        }

        @Override public Version version() {
            return Version.HTTP_1_1;
        }
    }

    // --- what a client without connections has no use for ----------------------------------------------------------------------------

    @Override public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override public SSLContext sslContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override public SSLParameters sslParameters() {
        return new SSLParameters();
    }

    @Override public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override public Version version() {
        return Version.HTTP_1_1;
    }

    @Override public Optional<Executor> executor() {
        return Optional.empty();
    }

    @Override public void shutdownNow() {
        // Nothing is running.
    }
}
