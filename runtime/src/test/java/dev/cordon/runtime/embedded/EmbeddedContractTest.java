package dev.cordon.runtime.embedded;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.runtime.RuntimeContract;
import dev.cordon.runtime.TestLine;
import dev.cordon.runtime.Wiring;
import dev.cordon.runtime.config.Config;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.Samples;
import dev.cordon.testkit.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded runtime over mailboxes in memory. It dies by losing its hands: from one moment on no call to the mail system or the
 * ledger comes back, in the middle of whatever it was doing. {@link CrashTest} kills a real process.
 */
@Tag("slow")
class EmbeddedContractTest implements RuntimeContract {
    private static final int DEATHS = 4;
    private static final int MAILS_A_LIFE = 6;
    private static final int CALLS_A_LIFE_MAX = 30;

    private final List<MailboxId> mailboxes = List.of("ada@example.org", "bob@example.org").stream()
            .map(a -> new MailboxId(new TenantId("default"), "mail", a)).toList();
    private final Map<Long, Entry> ledger = new LinkedHashMap<>();
    private final List<Integer> ledgerAtActs = Collections.synchronizedList(new ArrayList<>());
    private final Death death = new Death();
    private final MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system(), false, (call, _) -> {
        if (call != Trouble.Call.HINT) {
            death.step();
        }
        return Trouble.WELL;
    });

    @TempDir private Path folder;

    /** What a dead process does next: nothing. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died() {
            super("died", null, false, false);
        }
    }

    /** Counts calls, and lets none come back after the last. */
    private static final class Death {
        private int left = Integer.MAX_VALUE;

        synchronized void step() {
            if (left != Integer.MAX_VALUE && --left < 0) {
                throw new Died();
            }
        }

        synchronized void after(int calls) {
            left = calls;
        }

        synchronized boolean isHere() {
            return left < 0;
        }
    }

    private Running open() throws StartRefused {
        Login login = new Login(Login.Scheme.BASIC, "x", Secret.of("x"));
        Config config = Config.of(folder.toString(), Organisation.NONE, List.of(new ConnectorConfig("mail", "jmap", "http://127.0.0.1:1/",
                "Quarantine", Duration.ofMinutes(1), mailboxes.stream().map(m -> new MailboxConfig(m.address(), login, login)).toList())));
        return EmbeddedRuntime.open(config, Policy.builtin(), new EmbeddedRuntime.Surroundings(InstantSource.system(),
                _ -> new Door(mail, mail, () -> { }), (c, reader, actor) -> TestLine.wire(new Wiring.Common(c.organisation(), c.policy(), c.blobs(),
                        c.records(), witnessed(c.ledger()), c.history(), c.dns(), c.rules(), c.settings(), c.clock()), reader,
                                new Mortal(actor), v -> v), 1));
    }

    // Dies before an entry is written, or after it was and before anybody is told.
    private Ledger witnessed(Ledger real) {
        return entry -> {
            death.step();
            Answer<Long> answer = real.append(entry);
            if (answer instanceof Answer.Known<Long> k) {
                synchronized (ledger) {
                    ledger.putIfAbsent(k.value(), entry);
                }
            }
            death.step();
            return answer;
        };
    }

    private static long inspected(Running running) {
        return running.standing().mailboxes().stream().mapToLong(Standing.MailboxStanding::inspected).sum();
    }

    private static boolean ready(Running running) {
        return running.standing().mailboxes().stream().allMatch(m -> m.state().equals("watching"));
    }

    @Override public Played play(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sent> sent = new ArrayList<>();
        int deaths = 0;
        for (int life = 0; life <= DEATHS; life++) {
            try (Running running = open()) {
                if (life == 0) {
                    EmbeddedRuntimeTest.await(running, () -> ready(running));
                }
                if (life < DEATHS) {
                    death.after(random.nextInt(CALLS_A_LIFE_MAX));
                    deliver(random, sent);
                }
                int wanted = sent.size();
                EmbeddedRuntimeTest.await(running, () -> death.isHere() || inspected(running) == wanted);
                deaths += death.isHere() ? 1 : 0;
                if (life == DEATHS) {
                    return played(running, sent, deaths);
                }
            }
            death.after(Integer.MAX_VALUE);
        }
        throw new AssertionError("not reached");
    }

    private record Sent(MailboxId mailbox, boolean bad, ProviderMessageId id) {}

    private void deliver(SplittableRandom random, List<Sent> sent) {
        for (int i = 0; i < MAILS_A_LIFE; i++) {
            MailboxId mailbox = mailboxes.get(random.nextInt(mailboxes.size()));
            boolean bad = random.nextBoolean();
            String word = bad ? "bad" : "good";
            sent.add(new Sent(mailbox, bad, mail.deliver(mailbox, Samples.mail("m" + sent.size(), "x@example.net", word, word))));
        }
    }

    private Played played(Running running, List<Sent> sent, int deaths) {
        List<Arrived> arrived = new ArrayList<>();
        List<InspectionRow> rows = running.inspections(1_000);
        for (int i = 0; i < sent.size(); i++) {
            Sent s = sent.get(i);
            String inspection = "";
            for (InspectionRow row : rows) {
                if (running.outcome(row.id()) instanceof Answer.Known<Outcome> k && s.mailbox().equals(row.mailbox())
                        && k.value().judgement().dossier().intake().notice().message().equals(s.id())) {
                    inspection = row.id().value();
                }
            }
            boolean ended = !inspection.isEmpty() && running.outcome(new InspectionId(inspection)) instanceof Answer.Known<Outcome>;
            arrived.add(new Arrived(s.mailbox(), i, s.bad(), mail.folderOf(s.mailbox(), i), inspection, ended, false));
        }
        synchronized (ledger) {
            // As they were acknowledged to Conclusion; what the runtime writes for itself (START, STOP) is not among them.
            return new Played(arrived, mail.acts(), ledgerAtActs, List.copyOf(ledger.values()), deaths);
        }
    }

    /** Hands that stop moving: before an act, or after it and before anybody is told. */
    private final class Mortal implements MailActor {
        private final MailActor real;

        Mortal(MailActor real) {
            this.real = real;
        }

        @Override public Set<Capability> capabilities(MailboxId mailbox) {
            return real.capabilities(mailbox);
        }

        @Override public Answer<Sighting> look(Copy copy) {
            return real.look(copy);
        }

        // How many entries were acknowledged before the act, in the order in which they were.
        private <T> T acted(Supplier<T> act) {
            T answer;
            synchronized (ledgerAtActs) {
                int entries;
                synchronized (ledger) {
                    entries = ledger.size();
                }
                int before = mail.acts().size();
                answer = act.get();
                for (int i = before; i < mail.acts().size(); i++) {
                    ledgerAtActs.add(entries);
                }
            }
            death.step();
            return answer;
        }

        @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
            return acted(() -> real.move(copy, from, to));
        }

        @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
            return acted(() -> real.mark(copy, at, keyword, on));
        }
    }
}
