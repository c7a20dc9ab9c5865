package dev.cordon.runtime.servers;

import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.runtime.embedded.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long bad mail is visible: from the moment the server has accepted it to the moment looking again showed it in
 * quarantine, one message at a time on an otherwise idle machine. Started by hand, never a test; see docs/performance.md.
 */
final class QuarantineLatency {

    private static final long BETWEEN_MILLIS = 300;
    private static final int WARM = 10;

    private QuarantineLatency() {}

    /** Arguments: how many messages a server (default 100). */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        for (RealServer server : RealServer.started("dave")) {
            Path folder = Files.createTempDirectory("cordon-latency");
            List<Long> millis = measure(server, folder, count);
            Collections.sort(millis);
            System.out.printf(Locale.ROOT, "%-20s n %d  p50 %d ms  p99 %d ms  max %d ms%n", server.name(), millis.size(),
                    millis.get(millis.size() / 2), millis.get((int) Math.ceil(millis.size() * 0.99) - 1), millis.getLast());
        }
        System.exit(0);
    }

    private static List<Long> measure(RealServer server, Path folder, int count) throws Exception {
        List<Long> millis = new ArrayList<>();
        try (Running running = server.protect(folder); RealServer.Owner owner = server.owner(RealServer.session())) {
            BlockingQueue<InspectionRow> rows = new LinkedBlockingQueue<>();
            try (AutoCloseable _ = running.subscribe(rows::add)) {
                TimeUnit.SECONDS.sleep(3);
                for (int i = 0; i < count + WARM; i++) {
                    String id = "l" + ProcessHandle.current().pid() + "-" + i;
                    owner.receives(RealServer.phish(id));
                    long accepted = System.nanoTime();
                    boolean done = false;
                    while (!done) {
                        InspectionRow row = rows.poll(60, TimeUnit.SECONDS);
                        if (row == null) {
                            throw new IllegalStateException("no outcome for " + id + ": " + running.standing());
                        }
                        done = row.subject().equals("Invoice " + id) && row.state().equals("concluded")
                                && row.disposition() == Disposition.QUARANTINE;
                    }
                    if (i >= WARM) {
                        millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - accepted));
                    }
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
                }
            }
        }
        return millis;
    }
}
