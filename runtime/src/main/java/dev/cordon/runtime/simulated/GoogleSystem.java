package dev.cordon.runtime.simulated;

import dev.cordon.connectors.google.GoogleDoor;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.providers.direct.DirectClient;
import dev.cordon.testkit.providers.google.FakeGoogle;
import dev.cordon.testkit.providers.google.GoogleTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A Google Workspace: the real door, and our fake behind it without a socket. */
final class GoogleSystem implements MailSystem {
    private static final String QUARANTINE = "Quarantine";
    private static final String MARK = "cordon-";
    private static final int TROUBLE_PER_MILLE = 60;
    // What is denied longer than a door is patient would rightly be taken for gone.
    private static final Duration SEEN_AFTER = Duration.ofSeconds(8);
    private static final int ALWAYS = 1_000;
    private static final List<GoogleTrouble> TROUBLES = List.of(new GoogleTrouble.Refused(403, "userRateLimitExceeded"),
            new GoogleTrouble.Refused(429, "rateLimitExceeded", Duration.ofSeconds(7)), new GoogleTrouble.Refused(503, "backendError"),
            new GoogleTrouble.Html(502), new GoogleTrouble.Html(200), new GoogleTrouble.TruncatedJson(), new GoogleTrouble.CutTransfer(),
            new GoogleTrouble.ShortRaw(), new GoogleTrouble.ErrorInside("backendError"), new GoogleTrouble.Dropped(),
            new GoogleTrouble.LostAnswer(), new GoogleTrouble.NothingDone(), new GoogleTrouble.Refused(401, "authError"));
    private static final List<GoogleTrouble> STORM = List.of(new GoogleTrouble.Refused(429, "rateLimitExceeded", Duration.ofSeconds(20)),
            new GoogleTrouble.Refused(403, "userRateLimitExceeded"));

    private final SplittableRandom random;
    private final Injected injected;
    private final VirtualClock clock;
    private final SkewedClock theirs;
    private final Hints hints;
    private final Wire wire;
    private final List<String> addresses;
    private final FakeGoogle fake;
    private final Copies copies = new Copies();
    private final List<MemoryMailboxes.Act> acts = new ArrayList<>();
    private final TenantId tenant;
    private final String name;
    private int taken;
    private GoogleDoor door;
    private MailActor actor;
    private boolean upset;

    GoogleSystem(TenantId tenant, String name, List<String> addresses, VirtualClock clock, SplittableRandom random, Injected injected,
                 Hints hints, Wire wire) {
        this.tenant = tenant;
        this.name = name;
        this.addresses = List.copyOf(addresses);
        this.clock = clock;
        this.theirs = new SkewedClock(clock);
        this.random = random;
        this.injected = injected;
        this.hints = hints;
        this.wire = wire;
        this.fake = FakeGoogle.withoutSocket(theirs);
        addresses.forEach(fake::user);
        fake.seenAfter(SEEN_AFTER);
        fake.delegation("gmail.readonly", "gmail.modify");
        this.door = open();
        this.actor = new Joined(door.actor());
    }

    private GoogleDoor open() {
        GoogleConfig config = GoogleConfig.of(FakeGoogle.SERVICE_ACCOUNT, Secret.of(fake.keyFile()), "", "").at(fake.url());
        return new GoogleDoor(ConnectorConfig.google(name, config, QUARANTINE, Duration.ofMinutes(5), addresses), tenant, clock,
                HttpLine.over(DirectClient.to(fake.handler(), wire.tap(false))), HttpLine.over(DirectClient.to(fake.handler(), wire.tap(true))));
    }

    @Override public MailReader reader() {
        return door.reader();
    }

    @Override public MailActor actor() {
        return actor;
    }

    @Override public void restart() {
        hints.nobody();
        wire.forget();
        door.close();
        door = open();
        actor = new Joined(door.actor());
    }

    @Override public void watch(MailboxId mailbox, Runnable hint) {
        hints.listen(mailbox, hint);
        hint.run();
    }

    @Override public ProviderMessageId deliver(MailboxId mailbox, long number, Raw raw) {
        String id = fake.deliver(mailbox.address(), raw.shared());
        copies.put(mailbox, number, id, raw);
        hints.tell(mailbox);
        return new ProviderMessageId(id);
    }

    @Override public void ownerMoves(MailboxId mailbox, long number, String folder) {
        Optional<FakeGoogle.Seen> seen = fake.message(mailbox.address(), copies.id(number));
        if (seen.isEmpty()) {
            return;
        }
        Set<String> remove = new TreeSet<>(seen.get().labels());
        remove.retainAll(Set.of("INBOX", "TRASH", "SPAM", QUARANTINE));
        List<String> add = folder.equals("inbox") ? List.of("INBOX") : folder.equals("trash") ? List.of("TRASH") : List.of();
        add.forEach(remove::remove);
        fake.ownerLabels(mailbox.address(), copies.id(number), add, List.copyOf(remove));
    }

    @Override public void ownerDeletes(MailboxId mailbox, long number) {
        fake.ownerDeletes(mailbox.address(), copies.id(number));
    }

    @Override public void ownerReads(MailboxId mailbox, long number) {
        fake.ownerLabels(mailbox.address(), copies.id(number), List.of(), List.of("UNREAD"));
    }

    @Override public String folderOf(MailboxId mailbox, long number) {
        return fake.message(mailbox.address(), copies.id(number)).map(seen -> place(seen.labels())).orElse("");
    }

    private static String place(Set<String> labels) {
        return labels.contains("TRASH") ? "trash" : labels.contains("SPAM") ? "junk" : labels.contains("INBOX") ? "inbox"
                : labels.contains(QUARANTINE) ? "quarantine" : "archive";
    }

    @Override public void forgetCursors(MailboxId mailbox) {
        fake.forgetHistory(mailbox.address());
    }

    @Override public void begin() {
        hints.troubled(true);
        usual();
    }

    private void usual() {
        upset = false;
        fake.delegation("gmail.readonly", "gmail.modify");
        fake.eventually(0, 0);
        fake.faults().none();
        fake.faults().seeded(random.nextLong(), TROUBLE_PER_MILLE, TROUBLES);
    }

    @Override public void upset() {
        if (upset) {
            usual();
            return;
        }
        upset = true;
        switch (random.nextInt(7)) {
            case 0, 1 -> storm();
            case 2 -> {
                injected.one(Injected.Kind.SECRET_EXPIRED);
                fake.delegation();
                fake.expireTokens();
            }
            case 3 -> {
                injected.one(Injected.Kind.CONSENT_REVOKED);
                fake.delegation("gmail.readonly");
                fake.expireTokens();
            }
            case 4 -> {
                injected.one(Injected.Kind.SEEN_LATE);
                fake.eventually(1 + random.nextInt(3), random.nextInt(3));
            }
            case 5 -> {
                injected.one(Injected.Kind.SEEN_LATE);
                fake.emptyHistoryPages(1 + random.nextInt(3));
                fake.laggingHistory(1 + random.nextInt(2));
            }
            default -> {
                injected.one(Injected.Kind.CLOCK_SKEWED);
                theirs.skew(Duration.ofSeconds(random.nextInt(-200, 200)));
            }
        }
    }

    @Override public void storm() {
        injected.one(Injected.Kind.STORM);
        fake.faults().seeded(random.nextLong(), ALWAYS, STORM);
    }

    @Override public void calm() {
        usual();
        hints.troubled(false);
        fake.faults().none();
    }

    @Override public List<MemoryMailboxes.Act> acts() {
        return List.copyOf(acts);
    }

    /** One order may take two requests, such as out of the trash and into the inbox: together they are one act. */
    private final class Joined implements MailActor {
        private final MailActor real;

        Joined(MailActor real) {
            this.real = real;
        }

        @Override public Set<Capability> capabilities(MailboxId mailbox) {
            return real.capabilities(mailbox);
        }

        @Override public Answer<Sighting> look(Copy copy) {
            return real.look(copy);
        }

        @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
            try {
                return real.move(copy, from, to);
            } finally {
                join("move");
            }
        }

        @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
            try {
                return real.mark(copy, at, keyword, on);
            } finally {
                join("mark");
            }
        }

        private void join(String what) {
            List<FakeGoogle.Act> all = fake.acts();
            List<FakeGoogle.Act> fresh = all.subList(taken, all.size());
            taken = all.size();
            if (fresh.isEmpty()) {
                return;
            }
            FakeGoogle.Act first = fresh.getFirst();
            FakeGoogle.Act last = fresh.getLast();
            long number = copies.number(first.address(), first.id());
            acts.add(new MemoryMailboxes.Act(new MailboxId(tenant, name, first.address()), number, copies.content(number), what,
                    folder(first.from()), folder(last.to()), !first.from().equals(last.to()), first.looked(), acts.size()));
        }

        private static String folder(Set<String> labels) {
            Set<String> where = new TreeSet<>(labels);
            where.removeIf(l -> l.equals("UNREAD") || l.startsWith(MARK));
            return where.isEmpty() ? "ALL_MAIL" : String.join(",", where);
        }
    }

    // Labels are told by name here and by id there: only a copy that was in the inbox can be compared.
    @Override public boolean stale(Sighting.Present seen, MemoryMailboxes.Act act) {
        return seen.folder().equals("INBOX") != act.from().equals("INBOX");
    }
}
