package dev.cordon.runtime.embedded;

import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.DirectoryConfig;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.read.Directory;
import dev.cordon.runtime.JsonReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the tenants' directories say, kept in the store. A directory that cannot be read, or names nobody, changes nothing: what was read last
 * goes on to hold, and after a day of that a person is told how old it is.
 */
final class Directories implements AutoCloseable {
    private static final Duration OLD = Duration.ofDays(1);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(15);

    private record Kept(Directory.Facts facts, Instant at) {}

    private final Database db;
    private final Alarms alarms;
    private final InstantSource clock;
    private final Duration every;
    private final Organisation written;
    private final Map<String, Directory> open = new LinkedHashMap<>();
    private volatile Instant due = Instant.EPOCH;

    Directories(Database db, Alarms alarms, InstantSource clock, DirectoryConfig wish, Organisation written, List<ConnectorConfig> connectors,
                EmbeddedRuntime.DirectoryOpener opener) {
        this.db = db;
        this.alarms = alarms;
        this.clock = clock;
        this.every = wish.every();
        this.written = written;
        connectors.stream().filter(c -> wish.connectors().contains(c.name())).forEach(c -> open.put(c.name(), opener.open(c, wish)));
    }

    /** Whether it is time to read; a second question before it was read says no. */
    boolean isDue(Instant now) {
        if (open.isEmpty() || now.isBefore(due)) {
            return false;
        }
        due = now.plus(every);
        return true;
    }

    /** Reads every directory, keeps what was said, and tells of the organisation when it is another than before. */
    void refresh(Consumer<Organisation> changed) {
        Organisation before = organisation();
        Instant now = clock.instant();
        open.forEach((name, directory) -> {
            switch (directory.read()) {
                case Answer.Known<Directory.Facts> k -> {
                    db.change("INSERT OR REPLACE INTO directories VALUES(?, ?, ?)", name, now.toEpochMilli(), Canonical.text(k.value()));
                    alarms.over("directory:" + name);
                }
                case Answer.Unknown<Directory.Facts> u -> failed(name, u.fault().what(), now);
            }
        });
        Organisation after = organisation();
        if (!after.equals(before)) {
            changed.accept(after);
        }
    }

    private void failed(String name, String what, Instant now) {
        due = now.plus(AFTER_FAULT);
        Optional<Kept> kept = kept(name);
        if (kept.isEmpty() || kept.get().at().isBefore(now.minus(OLD))) {
            alarms.raise("directory:" + name, "the directory of " + name + " cannot be read (" + what + "); "
                    + kept.map(k -> "what holds is from " + k.at()).orElse("nothing of it is known yet"));
        }
    }

    private Optional<Kept> kept(String name) {
        return db.first("SELECT at, facts FROM directories WHERE connector = ?",
                r -> new Kept(facts(r.text(2)), Instant.ofEpochMilli(r.number(1))), name);
    }

    private static Directory.Facts facts(String text) {
        try {
            return Canonical.read(Directory.Facts.class, JsonReader.read(text));
        } catch (JsonReader.NotJson e) {
            throw new IllegalStateException("state.db holds a text that is not ours: " + e.getMessage(), e);
        }
    }

    private List<Kept> all() {
        return open.keySet().stream().flatMap(name -> kept(name).stream()).toList();
    }

    /** What the configuration says and the directories add. */
    Organisation organisation() {
        List<Kept> all = all();
        if (all.isEmpty()) {
            return written;
        }
        Set<String> domains = new LinkedHashSet<>(written.domains());
        Set<String> names = new LinkedHashSet<>(written.displayNames());
        Map<String, Person> vips = new LinkedHashMap<>();
        written.vips().forEach(p -> vips.put(p.email().toLowerCase(Locale.ROOT), p));
        for (Kept kept : all) {
            domains.addAll(kept.facts().domains());
            kept.facts().people().stream().map(Person::displayName).filter(n -> !n.isBlank()).forEach(names::add);
            kept.facts().vips().forEach(p -> vips.putIfAbsent(p.email().toLowerCase(Locale.ROOT), p));
        }
        return new Organisation(List.copyOf(domains), written.trustedAuthservIds(), written.border(), written.trustedArcSealers(),
                new ArrayList<>(vips.values()), List.copyOf(names), written.sharedMailboxes(), written.lists());
    }

    /** Everybody's address; nothing unless every directory that is to be read was read. */
    Optional<Set<String>> addresses() {
        List<Kept> all = all();
        if (open.isEmpty() || all.size() < open.size()) {
            return Optional.empty();
        }
        Set<String> addresses = new TreeSet<>();
        all.forEach(k -> k.facts().people().forEach(p -> addresses.add(p.email())));
        return Optional.of(addresses);
    }

    /** When the oldest of what holds was read; the epoch when nothing was. */
    Instant readAt() {
        return all().stream().map(Kept::at).min(Instant::compareTo).orElse(Instant.EPOCH);
    }

    @Override public void close() {
        open.values().forEach(Directory::close);
    }
}
