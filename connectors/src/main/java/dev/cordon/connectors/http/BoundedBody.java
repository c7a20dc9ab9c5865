package dev.cordon.connectors.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes a response's body up to a limit; beyond it the transfer is cancelled. */
public final class BoundedBody implements BodySubscriber<byte[]> {
    /** The body is longer than we are willing to read. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge(long bytesMax) {
            super("longer than " + bytesMax + " bytes");
        }
    }

    private final long bytesMax;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Reads at most this many bytes. */
    public BoundedBody(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Override public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override public void onSubscribe(Flow.Subscription upstream) {
        subscription.complete(upstream);
        upstream.request(Long.MAX_VALUE);
    }

    @Override public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (whole.isDone()) {
                return;
            }
            if ((long) bytes.size() + buffer.remaining() > bytesMax) {
                subscription.join().cancel();
                whole.completeExceptionally(new TooLarge(bytesMax));
                return;
            }
            byte[] chunk = new byte[buffer.remaining()];
            buffer.get(chunk);
            bytes.write(chunk, 0, chunk.length);
        }
    }

    @Override public void onError(Throwable cause) {
        whole.completeExceptionally(cause);
    }

    @Override public void onComplete() {
        whole.complete(bytes.toByteArray());
    }
}
