package dev.cordon.access.web;

import dev.cordon.kernel.identity.ContentHash;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Messages that programs hand in to be judged. They prove themselves by a token of their own, not by the page's session: a browser
 * cannot send it, and a program needs no cookie.
 */
public final class Submissions {
    private static final int MESSAGE_MAX = 50 << 20;
    private static final int TOGETHER = 4;
    private static final String SCHEME = "Bearer ";

    private final ContentHash token;
    private final Function<byte[], String> judge;
    private final Semaphore places = new Semaphore(TOGETHER);

    /**
     * Takes messages.
     *
     * @param token what a program must send; only its hash is kept
     * @param judge the line: raw bytes in, the JSON object of {@code scan --json} out; never throws
     */
    public Submissions(String token, Function<byte[], String> judge) {
        this.token = hash(token);
        this.judge = judge;
    }

    /** Takes nothing: every request is refused like one with a wrong token. */
    public static Submissions none() {
        return new Submissions("", _ -> "{}");
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the request carries the token. Comparing hashes takes equally long wherever they differ. */
    boolean admits(Context c) {
        String given = Optional.ofNullable(c.header("Authorization")).orElse("");
        return given.length() > SCHEME.length() && given.startsWith(SCHEME) && MessageDigest.isEqual(
                hash(given.substring(SCHEME.length())).value().getBytes(StandardCharsets.US_ASCII),
                        token.value().getBytes(StandardCharsets.US_ASCII));
    }

    /** The verdict of the message in the body. */
    Api.Reply take(Context c) throws IOException {
        if (c.req().getContentLengthLong() > MESSAGE_MAX) {
            return tooLarge();
        }
        if (!places.tryAcquire()) {
            c.header("Retry-After", "1");
            return Api.Reply.refused(503, TOGETHER + " messages are being judged; ask again in a second");
        }
        try (InputStream body = c.req().getInputStream()) {
            byte[] raw = body.readNBytes(MESSAGE_MAX + 1);
            if (raw.length > MESSAGE_MAX) {
                return tooLarge();
            }
            return raw.length == 0 ? Api.Reply.refused(400, "the body is empty; it must be the message as it was received (RFC 5322)")
                    : new Api.Reply(200, judge.apply(raw));
        } finally {
            places.release();
        }
    }

    private static Api.Reply tooLarge() {
        return Api.Reply.refused(413, "a message may have " + (MESSAGE_MAX >> 20) + " MiB");
    }
}
