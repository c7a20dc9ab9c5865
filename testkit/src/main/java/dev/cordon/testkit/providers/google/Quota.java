package dev.cordon.testkit.providers.google;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Gmail's quota units: so many a minute for each user, and for the project (table of 2026-05-01). */
final class Quota {
    private static final Map<String, Integer> UNITS = Map.ofEntries(
            Map.entry("gmail.users.history.list", 2), Map.entry("gmail.users.messages.list", 5), Map.entry("gmail.users.messages.get", 20),
            Map.entry("gmail.users.messages.trash", 20), Map.entry("gmail.users.threads.get", 40), Map.entry("gmail.users.threads.list", 10),
            Map.entry("gmail.users.watch", 100), Map.entry("gmail.users.stop", 50), Map.entry("gmail.users.messages.modify", 5),
            Map.entry("gmail.users.messages.untrash", 5), Map.entry("gmail.users.messages.batchModify", 50),
            Map.entry("gmail.users.messages.batchDelete", 50), Map.entry("gmail.users.messages.delete", 10),
            Map.entry("gmail.users.messages.insert", 25), Map.entry("gmail.users.messages.import", 25), Map.entry("gmail.users.labels.create", 5));
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Spent(Instant since, long units) {}

    private final InstantSource clock;
    private final Map<String, Spent> spent = new HashMap<>();
    private final Map<String, Long> total = new HashMap<>();
    private long perUser = 6_000;
    private long perProject = 1_200_000;

    Quota(InstantSource clock) {
        this.clock = clock;
    }

    static int units(String method) {
        return UNITS.getOrDefault(method, 1);
    }

    synchronized void limits(long userUnits, long projectUnits) {
        perUser = userUnits;
        perProject = projectUnits;
    }

    synchronized long spentBy(String user) {
        return total.getOrDefault(user, 0L);
    }

    synchronized void spend(String user, String method) throws GoogleRefusal {
        int units = units(method);
        if (after("user " + user, units) > perUser) {
            throw GoogleRefusal.forbidden("userRateLimitExceeded",
                    "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user'.");
        }
        if (after("project", units) > perProject) {
            throw GoogleRefusal.forbidden("rateLimitExceeded", "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute'.");
        }
        take("user " + user, units);
        take("project", units);
        total.merge(user, (long) units, Long::sum);
    }

    private long after(String who, int units) {
        Spent now = spent.getOrDefault(who, new Spent(clock.instant(), 0));
        return Duration.between(now.since(), clock.instant()).compareTo(WINDOW) >= 0 ? units : now.units() + units;
    }

    private void take(String who, int units) {
        Spent now = spent.getOrDefault(who, new Spent(clock.instant(), 0));
        boolean over = Duration.between(now.since(), clock.instant()).compareTo(WINDOW) >= 0;
        spent.put(who, over ? new Spent(clock.instant(), units) : new Spent(now.since(), now.units() + units));
    }
}
