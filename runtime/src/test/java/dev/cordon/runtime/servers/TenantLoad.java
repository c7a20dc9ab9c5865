package dev.cordon.runtime.servers;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.connectors.Connectors;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.embedded.Door;
import dev.cordon.runtime.embedded.EmbeddedRuntime;
import dev.cordon.runtime.embedded.Running;
import dev.cordon.testkit.providers.google.FakeGoogle;
import dev.cordon.testkit.providers.graph.FakeGraph;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures a whole tenant of the fakes: how long bad mail is visible (from delivery to the look that showed it in quarantine) at a steady
 * rate, and what so many mailboxes cost: memory, threads, requests. Fake and product share one process, so that memory is that of both.
 * Started by hand, never a test; see docs/performance.md.
 */
final class TenantLoad {
    private static final int WARM_SECONDS = 10;
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(15);

    private TenantLoad() {}

    /** What the tenant must be able to do here. */
    private interface Tenant extends AutoCloseable {
        ConnectorConfig config(List<String> addresses) throws Exception;

        void deliver(String address, byte[] message);

        @Override void close();
    }

    private static final class Microsoft implements Tenant {
        private final FakeGraph fake = FakeGraph.start(InstantSource.system());

        Microsoft(AtomicLong requests) {
            fake.observe(exchange -> requests.addAndGet(exchange.path().equals("webhook") ? 0 : 1));
        }

        @Override public ConnectorConfig config(List<String> addresses) throws Exception {
            addresses.forEach(fake::mailbox);
            fake.app("app", "secret", "Mail.Read", "Mail.ReadWrite");
            int port;
            try (java.net.ServerSocket socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            MicrosoftConfig tenant = new MicrosoftConfig(MicrosoftConfig.Cloud.GLOBAL, FakeGraph.TENANT, fake.authority(), fake.root(),
                    MicrosoftLogin.withSecret("app", Secret.of("secret")), MicrosoftLogin.NONE,
                    new MicrosoftNotices("http://127.0.0.1:" + port + "/cordon", port));
            return ConnectorConfig.microsoft("tenant", tenant, "Quarantine", SWEEP_EVERY, addresses);
        }

        @Override public void deliver(String address, byte[] message) {
            fake.deliver(address, message);
        }

        @Override public void close() {
            fake.close();
        }
    }

    private static final class Google implements Tenant {
        private final FakeGoogle fake = FakeGoogle.start(InstantSource.system());

        Google(AtomicLong requests) {
            fake.observe(exchange -> requests.addAndGet(exchange.id().startsWith("pubsub") ? 0 : 1));
        }

        @Override public ConnectorConfig config(List<String> addresses) {
            addresses.forEach(fake::user);
            fake.delegation("gmail.readonly", "gmail.modify");
            return ConnectorConfig.google("tenant", GoogleConfig.of(FakeGoogle.SERVICE_ACCOUNT, Secret.of(fake.keyFile()), FakeGoogle.TOPIC,
                    FakeGoogle.SUBSCRIPTION).at(fake.url()), "Quarantine", SWEEP_EVERY, addresses);
        }

        @Override public void deliver(String address, byte[] message) {
            fake.deliver(address, message);
        }

        @Override public void close() {
            fake.close();
        }
    }

    /** Arguments: {@code microsoft} or {@code google}, mailboxes (500), messages a second (50; 0 for none), seconds (30). */
    public static void main(String[] arguments) throws Exception {
        String kind = arguments.length > 0 ? arguments[0] : "microsoft";
        int mailboxes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 30;
        AtomicLong requests = new AtomicLong();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < mailboxes; i++) {
            addresses.add("user" + i + "@example.test");
        }
        try (Tenant tenant = kind.equals("google") ? new Google(requests) : new Microsoft(requests)) {
            ConnectorConfig connector = tenant.config(addresses);
            Path folder = Files.createTempDirectory("cordon-load");
            long began = System.nanoTime();
            try (Running running = EmbeddedRuntime.open(Config.of(folder.toString(), RealServer.organisation(), List.of(connector)),
                    Policy.builtin(), config -> {
                        var opened = Connectors.open(config, new TenantId("default"), InstantSource.system());
                        return new Door(opened.reader(), opened.actor(), opened::close);
                    })) {
                awaitWatches(running);
                System.out.printf(Locale.ROOT, "%s: %,d mailboxes watched after %.1f s and %,d requests%n", kind, mailboxes,
                        seconds(began), requests.get());
                footprint(kind, mailboxes);
                if (rate > 0) {
                    latency(tenant, running, addresses, rate, seconds);
                }
                long before = requests.get();
                long from = System.nanoTime();
                TimeUnit.SECONDS.sleep(seconds);
                System.out.printf(Locale.ROOT, "at rest: %,.0f requests an hour%n", (requests.get() - before) / seconds(from) * 3_600);
                footprint(kind, mailboxes);
            }
        }
        System.exit(0);
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private static void awaitWatches(Running running) throws InterruptedException {
        while (!running.standing().mailboxes().stream().allMatch(m -> m.state().equals("watching"))) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static void footprint(String kind, int mailboxes) throws Exception {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmRSS")).findFirst().orElse("");
        System.out.printf(Locale.ROOT, "%s: %,d mailboxes: heap %,d MiB, %s, %d platform threads%n", kind, mailboxes, heap,
                resident.replaceAll("\\s+", " "), ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static void latency(Tenant tenant, Running running, List<String> addresses, int rate, int seconds) throws Exception {
        Map<String, Long> delivered = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();
        int warm = WARM_SECONDS * rate;
        int total = warm + seconds * rate;
        try (AutoCloseable _ = running.subscribe(row -> seen(row, delivered, millis))) {
            long began = System.nanoTime();
            for (int i = 0; i < total; i++) {
                long due = began + i * 1_000_000_000L / rate;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                if (i == warm) {
                    millis.clear();
                }
                String id = "t" + i;
                delivered.put("Invoice " + id, System.nanoTime());
                tenant.deliver(addresses.get(i % addresses.size()), RealServer.phish(id));
            }
            for (int i = 0; i < 60 && !delivered.isEmpty(); i++) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        System.out.printf(Locale.ROOT, "%d messages a second for %d s: n %d  p50 %d ms  p99 %d ms  max %d ms; not hidden: %d%n", rate, seconds,
                sorted.size(), sorted.get(sorted.size() / 2), sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1), sorted.getLast(),
                delivered.size());
    }

    private static void seen(InspectionRow row, Map<String, Long> delivered, ConcurrentLinkedQueue<Long> millis) {
        if (row.state().equals("concluded") && row.disposition() == Disposition.QUARANTINE) {
            Long at = delivered.remove(row.subject());
            if (at != null) {
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - at));
            }
        }
    }
}
