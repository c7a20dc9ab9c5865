package dev.cordon.runtime.simulated;

import dev.cordon.connectors.graph.GraphDoor;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.providers.direct.DirectClient;
import dev.cordon.testkit.providers.graph.FakeGraph;
import dev.cordon.testkit.providers.graph.GraphTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A Microsoft 365 tenant: the real door, and our fake behind it without a socket. */
final class MicrosoftSystem implements MailSystem {
    private static final String APP = "11111111-0000-4000-8000-00000000000a";
    private static final String SECRET = "drill-secret";
    private static final String QUARANTINE = "Quarantine";
    private static final int TROUBLE_PER_MILLE = 60;
    // What is denied longer than a door is patient would rightly be taken for gone.
    private static final Duration SEEN_AFTER = Duration.ofSeconds(8);
    private static final int ALWAYS = 1_000;
    private static final List<GraphTrouble> TROUBLES = List.of(new GraphTrouble.TooMany(Duration.ofSeconds(7)),
            new GraphTrouble.TooMany(Duration.ZERO), new GraphTrouble.Refused(503, "ServiceUnavailable"),
            new GraphTrouble.Refused(504, "GatewayTimeout"), new GraphTrouble.HtmlBody(), new GraphTrouble.ErrorInside("ErrorServerBusy"),
            new GraphTrouble.Truncated(), new GraphTrouble.EmptyBody(), new GraphTrouble.Dropped(), new GraphTrouble.LostAnswer(),
            new GraphTrouble.NothingDone(), new GraphTrouble.TokenRefused());
    private static final List<GraphTrouble> STORM = List.of(new GraphTrouble.TooMany(Duration.ofSeconds(20)),
            new GraphTrouble.TooMany(Duration.ZERO));
    private static final Map<String, String> FOLDERS = Map.of("archive", "archive", "inbox", "inbox", "trash", "deleteditems");

    private final SplittableRandom random;
    private final Injected injected;
    private final VirtualClock clock;
    private final SkewedClock theirs;
    private final Hints hints;
    private final Wire wire;
    private final List<String> addresses;
    private final FakeGraph fake;
    private final Copies copies = new Copies();
    private final TenantId tenant;
    private final String name;
    private GraphDoor door;
    private boolean upset;

    MicrosoftSystem(TenantId tenant, String name, List<String> addresses, VirtualClock clock, SplittableRandom random, Injected injected,
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
        this.fake = FakeGraph.withoutSocket(theirs);
        addresses.forEach(fake::mailbox);
        fake.seenAfter(SEEN_AFTER);
        fake.app(APP, SECRET, "Mail.Read", "Mail.ReadWrite");
        this.door = open();
    }

    private GraphDoor open() {
        MicrosoftLogin login = MicrosoftLogin.withSecret(APP, Secret.of(SECRET));
        MicrosoftConfig config = new MicrosoftConfig(MicrosoftConfig.Cloud.GLOBAL, FakeGraph.TENANT, fake.authority(), fake.root(), login,
                MicrosoftLogin.NONE, MicrosoftNotices.NONE);
        return new GraphDoor(ConnectorConfig.microsoft(name, config, QUARANTINE, Duration.ofMinutes(5), addresses), tenant, clock,
                HttpLine.over(DirectClient.to(fake.handler(), wire.tap(false))), HttpLine.over(DirectClient.to(fake.handler(), wire.tap(true))),
                random);
    }

    @Override public MailReader reader() {
        return door.reader();
    }

    @Override public MailActor actor() {
        return door.actor();
    }

    @Override public void restart() {
        hints.nobody();
        wire.forget();
        door.close();
        door = open();
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
        fake.ownerMoves(mailbox.address(), copies.id(number), FOLDERS.getOrDefault(folder, folder));
    }

    @Override public void ownerDeletes(MailboxId mailbox, long number) {
        fake.ownerDeletes(mailbox.address(), copies.id(number));
    }

    @Override public void ownerReads(MailboxId mailbox, long number) {
        fake.ownerReads(mailbox.address(), copies.id(number));
    }

    @Override public String folderOf(MailboxId mailbox, long number) {
        for (Map.Entry<String, List<FakeGraph.Seen>> folder : fake.folders(mailbox.address()).entrySet()) {
            if (folder.getValue().stream().anyMatch(seen -> seen.id().equals(copies.id(number)))) {
                return folder.getKey().equals(QUARANTINE) ? "quarantine" : folder.getKey().equals("deleteditems") ? "trash" : folder.getKey();
            }
        }
        return "";
    }

    @Override public void forgetCursors(MailboxId mailbox) {
        fake.forgetDeltaTokens(mailbox.address());
    }

    @Override public void begin() {
        hints.troubled(true);
        fake.deltaPages(1 + random.nextInt(5));
        fake.emptyDeltaPages(random.nextInt(4) == 0);
        fake.repeatDeltaItems(random.nextInt(4) == 0);
        usual();
    }

    private void usual() {
        upset = false;
        fake.app(APP, SECRET, "Mail.Read", "Mail.ReadWrite");
        fake.unseenAtFirst(0);
        fake.faults().none();
        fake.faults().seeded(random.nextLong(), TROUBLE_PER_MILLE, TROUBLES);
    }

    @Override public void upset() {
        if (upset) {
            usual();
            return;
        }
        upset = true;
        switch (random.nextInt(6)) {
            case 0, 1 -> storm();
            case 2 -> {
                injected.one(Injected.Kind.SECRET_EXPIRED);
                fake.dropSecret(APP, SECRET);
                fake.endTokens();
            }
            case 3 -> {
                injected.one(Injected.Kind.CONSENT_REVOKED);
                fake.revoke(APP, "Mail.ReadWrite");
                if (random.nextBoolean()) {
                    fake.revoke(APP, "Mail.Read");
                }
            }
            case 4 -> {
                injected.one(Injected.Kind.SEEN_LATE);
                fake.unseenAtFirst(1 + random.nextInt(3));
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
        fake.emptyDeltaPages(false);
    }

    @Override public List<MemoryMailboxes.Act> acts() {
        List<MemoryMailboxes.Act> acts = new ArrayList<>();
        for (FakeGraph.Act act : fake.acts()) {
            long number = copies.number(act.address(), act.id());
            acts.add(new MemoryMailboxes.Act(new MailboxId(tenant, name, act.address()), number, copies.content(number), act.what(), act.from(),
                    act.to(), act.changed(), act.looked(), acts.size()));
        }
        return acts;
    }
}
