package dev.cordon.runtime.servers;

import dev.cordon.runtime.embedded.Running;
import java.io.IOException;
import java.nio.file.Path;

/** The program that {@link KilledServerTest} starts and kills: the real line on one real mailbox, telling on standard output what happens. */
final class ProtectingChild {
    private ProtectingChild() {}

    /** Folder of the store, name of the server, owner of the mailbox. Ends in good order when standard input ends. */
    public static void main(String[] args) throws Exception {
        RealServer server = RealServer.started(args[2]).stream().filter(s -> s.name().equals(args[1])).findFirst().orElseThrow();
        try (Running running = server.protect(Path.of(args[0])); AutoCloseable _ = running.subscribe(row -> tell(running, row.state()))) {
            tell(running, "open");
            answer(running);
        }
        System.exit(0);
    }

    private static void answer(Running running) throws IOException {
        while (System.in.read() >= 0) {
            tell(running, running.isQuiet() ? "quiet" : "busy");
        }
    }

    private static synchronized void tell(Running running, String what) {
        var mailbox = running.standing().mailboxes().getFirst();
        System.out.println(what + " " + mailbox.state() + " " + mailbox.arrived() + " " + mailbox.inspected());
        System.out.flush();
    }
}
