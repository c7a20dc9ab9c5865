package dev.cordon.runtime.simulated;

import dev.cordon.testkit.providers.direct.DirectClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Watches every request to a tenant. The process may die before and after each; the mailbox's owner may do something before each question;
 * and nobody may ask anything of a mailbox while its provider wants a pause. After a pause acting may begin a second before reading.
 */
final class Wire {
    private static final Duration HEAD_START = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Chance chance;
    private final Runnable meanwhile;
    private final Plant plant;
    private final Map<String, Instant> pausedUntil = new HashMap<>();
    private long requests;

    Wire(InstantSource clock, Chance chance, Runnable meanwhile, Plant plant) {
        this.clock = clock;
        this.chance = chance;
        this.meanwhile = meanwhile;
        this.plant = plant;
    }

    /** What a new process does not know of any more. */
    void forget() {
        pausedUntil.clear();
    }

    /** How many requests passed. */
    long requests() {
        return requests;
    }

    DirectClient.Tap tap(boolean acts) {
        return new DirectClient.Tap() {
            @Override public void before(HttpRequest request) {
                requests++;
                chance.request();
                String mailbox = mailbox(request.uri().getRawPath());
                Instant until = pausedUntil.getOrDefault(mailbox, Instant.MIN);
                if (!mailbox.isEmpty() && clock.instant().isBefore(acts || until.equals(Instant.MIN) ? until : until.plus(HEAD_START))) {
                    throw new Violation(mailbox + " was asked " + (acts ? "" : "by a reader ") + "during a pause that its provider wanted");
                }
                // Between the last question and the act nothing can be closed: no vendor moves under a condition.
                if (request.method().equals("GET")) {
                    meanwhile.run();
                }
            }

            @Override public boolean again(HttpRequest request, int status, HttpHeaders headers) {
                String mailbox = mailbox(request.uri().getRawPath());
                OptionalLong asked = headers.firstValueAsLong("Retry-After");
                if (status >= 400 && asked.isPresent() && !mailbox.isEmpty()) {
                    Instant until = clock.instant().plusSeconds(asked.getAsLong());
                    pausedUntil.merge(mailbox, until, (a, b) -> a.isAfter(b) ? a : b);
                }
                chance.request();
                return plant.sendsAgain(request.method(), status);
            }
        };
    }

    // /v1.0/users/{address}/… and /gmail/v1/users/{address}/…
    private static String mailbox(String path) {
        int at = path.indexOf("/users/");
        if (at < 0) {
            return "";
        }
        String rest = path.substring(at + "/users/".length());
        int end = rest.indexOf('/');
        return (end < 0 ? rest : rest.substring(0, end)).replace("%40", "@").toLowerCase(Locale.ROOT);
    }
}
