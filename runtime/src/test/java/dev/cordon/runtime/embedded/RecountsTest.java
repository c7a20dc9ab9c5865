package dev.cordon.runtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.runtime.TestLine;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.config.LineConfig;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecountsTest {
    @TempDir private Path folder;

    /** A provider whose change feed never tells of some copies, though they are there when everything is listed. */
    private record Forgetful(MemoryMailboxes mail, Set<ProviderMessageId> never) implements MailReader {
        @Override public Set<Capability> capabilities() {
            return mail.capabilities();
        }

        @Override public Answer<Cursor> now(MailboxId mailbox) {
            return mail.now(mailbox);
        }

        @Override public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
            return mail.changes(mailbox, cursor, max).map(c -> new Changes(c.arrived().stream().filter(id -> !never.contains(id))
                    .collect(Collectors.toList()), c.next(), c.more()));
        }

        @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
            return mail.since(mailbox, from);
        }

        @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
            return mail.fetch(mailbox, message);
        }

        @Override public Watch watch(MailboxId mailbox, Runnable changed) {
            return mail.watch(mailbox, changed);
        }
    }

    private Config config() {
        Config base = EmbeddedRuntimeTest.config(folder);
        LineConfig l = base.line();
        ConnectorConfig c = base.connectors().getFirst();
        ConnectorConfig often = new ConnectorConfig(c.name(), c.kind(), c.url(), c.quarantineFolder(), Duration.ofMillis(100), c.mailboxes());
        return new Config(base.mode(), base.tenant(), base.serve(), base.store(), new LineConfig(l.lanes(), l.ageAlarm(), l.actsPerMailboxMax(),
                l.actsMax(), Duration.ofSeconds(1), l.protectedMailboxes()), base.policy(), base.dns(), base.rules(), base.organisation(),
                        List.of(often));
    }

    @Test void whatTheChangeFeedKeptSilentIsFoundLookedAtAndRecorded() throws Exception {
        MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system());
        Set<ProviderMessageId> never = java.util.concurrent.ConcurrentHashMap.newKeySet();
        Forgetful reader = new Forgetful(mail, never);
        try (Running running = EmbeddedRuntime.open(config(), Policy.builtin(), new EmbeddedRuntime.Surroundings(InstantSource.system(),
                _ -> new Door(reader, mail, () -> { }), (common, r, actor) -> TestLine.wire(common, r, actor, v -> v), 1))) {
            EmbeddedRuntimeTest.await(running, () -> !running.standing().mailboxes().getFirst().days().isEmpty());
            // Ids of this mail system are given in order, so the next one is known before the mail is there.
            ProviderMessageId told = mail.deliver(EmbeddedRuntimeTest.ADA, Samples.mail("a", "x@example.net", "good", "good"));
            EmbeddedRuntimeTest.await(running, () -> running.standing().mailboxes().getFirst().inspected() == 1);
            assertThat(missed(running)).as("%s was told of", told).isZero();
            never.addAll(Stream.iterate(0, i -> i < 50, i -> i + 1).map(i -> next(told, i + 1)).toList());
            mail.deliver(EmbeddedRuntimeTest.ADA, Samples.mail("b", "x@example.net", "bad", "bad"));
            EmbeddedRuntimeTest.await(running, () -> mail.folderOf(EmbeddedRuntimeTest.ADA, 1).equals("quarantine"));
            EmbeddedRuntimeTest.await(running, () -> missed(running) == 1);
            assertThat(running.standing().alarms()).anyMatch(a -> a.contains("had not been looked at"));
        }
        try (Stream<Path> files = Files.walk(folder.resolve("ledger"))) {
            String ledger = files.filter(Files::isRegularFile).map(RecountsTest::text).collect(Collectors.joining());
            assertThat(ledger).contains("\"kind\":" + new Json.Str("coverage").canonical()).contains("\"missed\":1");
        }
    }

    private static long missed(Running running) {
        return running.standing().mailboxes().getFirst().days().stream().mapToLong(Standing.CoverageDay::missed).sum();
    }

    private static ProviderMessageId next(ProviderMessageId id, int plus) {
        String text = id.value();
        int digits = text.length();
        while (digits > 0 && Character.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        return new ProviderMessageId(text.substring(0, digits) + (Long.parseLong(text.substring(digits)) + plus));
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
