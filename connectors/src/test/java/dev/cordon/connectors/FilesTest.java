package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import dev.cordon.testkit.EdgeCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail at rest: what other programs do to it meanwhile, and what must not be followed out of it. */
final class FilesTest {
    private static final MailboxId BOX = new MailboxId(FilesRig.TENANT, "disk", FilesRig.ALICE);

    @TempDir Path folder;

    private static <T> T known(Answer<T> answer) {
        return ((Answer.Known<T>) answer).value();
    }

    private static Fault fault(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).fault();
    }

    private static byte[] mail(int number) {
        return ("Subject: " + number + "\r\nMessage-ID: <d" + number + "@example.net>\r\n\r\nText\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static Copy copy(Connector connector, ProviderMessageId id, int number) {
        Fetched fetched = known(connector.reader().fetch(BOX, id));
        return new Copy(BOX, id, new MessageIdHeader("<d" + number + "@example.net>"), fetched.raw().hash(), fetched.raw().length());
    }

    @Test @EdgeCase("EC-007") void afterARestartThePlaceIsLostAndTheListByTimeHasNoHole() throws IOException {
        try (FilesRig rig = FilesRig.open(true)) {
            Cursor old = known(rig.reader().now(BOX));
            Instant before = InstantSource.system().instant().minusSeconds(5);
            rig.deliver(mail(1));
            try (Connector restarted = FilesRig.connector(rig.top(), FilesRig.ALICE)) {
                Cursor other = new Cursor(old.value().replace(':', '-') + ":0");
                assertThat(fault(restarted.reader().changes(BOX, other, 10))).isInstanceOf(Fault.CursorLost.class);
                Changes since = known(restarted.reader().since(BOX, before));
                assertThat(since.arrived()).hasSize(1);
                rig.deliver(mail(2));
                assertThat(known(restarted.reader().changes(BOX, since.next(), 10)).arrived()).hasSize(1);
            }
        }
    }

    @Test void aClientThatReadsSetsFlagsAndFilesIsNoticedAndNotFought() throws IOException {
        try (FilesRig rig = FilesRig.open(true)) {
            Cursor start = known(rig.reader().now(BOX));
            rig.deliver(mail(1));
            ProviderMessageId id = known(rig.reader().changes(BOX, start, 10)).arrived().getFirst();
            Copy copy = copy(rig.connector(), id, 1);
            Sighting.Present unread = (Sighting.Present) known(rig.actor().look(copy));
            assertThat(unread.read()).isFalse();
            Path box = rig.top().resolve(FilesRig.ALICE);
            Files.move(rig.files().getFirst(), box.resolve("cur").resolve(id.value() + ":2,S"));
            assertThat(known(rig.reader().changes(BOX, known(rig.reader().now(BOX)), 10)).arrived()).isEmpty();
            assertThat(((Sighting.Present) known(rig.actor().look(copy))).read()).isTrue();
            known(rig.actor().move(copy, unread, new Place.Quarantine()));
            assertThat(rig.files()).singleElement().asString().endsWith("/.Cordon Quarantine/cur/" + id.value() + ":2,S");
            Files.createDirectories(box.resolve(".Receipts/cur"));
            Sighting.Present hidden = (Sighting.Present) known(rig.actor().look(copy));
            Files.move(rig.files().getFirst(), box.resolve(".Receipts/cur").resolve(id.value() + ":2,S"));
            assertThat(fault(rig.actor().move(copy, hidden, new Place.Folder("INBOX")))).isInstanceOf(Fault.Gone.class);
            assertThat(((Sighting.Present) known(rig.actor().look(copy))).role()).isEqualTo(FolderRole.OTHER);
        }
    }

    @Test void noLinkAndNoFolderNameLeadsOutOfAMailbox() throws IOException {
        Files.write(folder.resolve("secret.txt"), mail(9));
        try (FilesRig rig = FilesRig.open(true)) {
            Path box = rig.top().resolve(FilesRig.ALICE);
            Cursor start = known(rig.reader().now(BOX));
            Files.createSymbolicLink(box.resolve("new/linked"), folder.resolve("secret.txt"));
            Files.createSymbolicLink(box.resolve(".Linked"), folder);
            assertThat(known(rig.reader().changes(BOX, start, 10)).arrived()).isEmpty();
            assertThat(fault(rig.reader().fetch(BOX, new ProviderMessageId("linked")))).isInstanceOf(Fault.Gone.class);
            assertThat(fault(rig.reader().fetch(BOX, new ProviderMessageId("../../secret.txt")))).isInstanceOf(Fault.Gone.class);
            rig.deliver(mail(1));
            ProviderMessageId id = known(rig.reader().changes(BOX, start, 10)).arrived().getFirst();
            Copy copy = copy(rig.connector(), id, 1);
            known(rig.actor().move(copy, (Sighting.Present) known(rig.actor().look(copy)), new Place.Quarantine()));
            known(rig.actor().move(copy, (Sighting.Present) known(rig.actor().look(copy)), new Place.Folder("./../../elsewhere")));
            assertThat(((Sighting.Present) known(rig.actor().look(copy))).role()).isEqualTo(FolderRole.INBOX);
            Files.delete(box.resolve("new/linked"));
            Files.delete(box.resolve(".Linked"));
        }
    }

    @Test void aConfigurationThatCannotWorkSaysWhy() {
        ConnectorConfig relative = new ConnectorConfig("disk", "files", "mail/{address}", "Q", Duration.ofMinutes(1),
                List.of(new MailboxConfig("a@b")));
        assertThat(Connectors.problems(relative)).singleElement().asString().contains("file:///");
        ConnectorConfig missing = new ConnectorConfig("disk", "files", "file://" + folder + "/{user}", "Q", Duration.ofMinutes(1),
                List.of(new MailboxConfig("a@b"), new MailboxConfig("../x@b")));
        assertThat(Connectors.problems(missing)).hasSize(2);
    }

    @Test void anMboxIsReadWithoutBeingTouched() throws IOException {
        Path file = folder.resolve(FilesRig.ALICE);
        String first = "Subject: one\n\nText\n>From here it is quoted\n\nFrom a friend, no separator\n";
        Files.writeString(file, "From eve@example.net Sun Nov 22 10:00:00 2026\n" + first + "\nFrom eve@example.net Sun Nov 22 10:00:01 2026\n"
                + "Subject: two\n\nText\n\n");
        Files.setLastModifiedTime(file, FileTime.from(InstantSource.system().instant().minusSeconds(60)));
        try (Connector connector = FilesRig.connector(folder, FilesRig.ALICE)) {
            Changes all = known(connector.reader().since(BOX, Instant.EPOCH));
            assertThat(all.arrived()).hasSize(2);
            List<String> texts = all.arrived().stream().map(id -> new String(known(connector.reader().fetch(BOX, id)).raw().shared(),
                    StandardCharsets.UTF_8)).toList();
            assertThat(texts).containsExactlyInAnyOrder(first, "Subject: two\n\nText\n");
            assertThat(connector.actor().capabilities(BOX)).containsExactly(Capability.STABLE_ID);
            Copy copy = copy(connector, all.arrived().getFirst(), 1);
            Sighting.Present seen = (Sighting.Present) known(connector.actor().look(copy));
            assertThat(fault(connector.actor().move(copy, seen, new Place.Quarantine()))).isInstanceOf(Fault.Unsupported.class);
            // Somebody is still writing: the last message waits until the file has been still for a second.
            Files.writeString(file, "From eve@example.net Sun Nov 22 10:00:02 2026\nSubject: three\n\nHal", StandardOpenOption.APPEND);
            assertThat(known(connector.reader().changes(BOX, all.next(), 10)).arrived()).isEmpty();
            Files.writeString(file, "f a text\n\n", StandardOpenOption.APPEND);
            Files.setLastModifiedTime(file, FileTime.from(InstantSource.system().instant().minusSeconds(60)));
            ProviderMessageId third = known(connector.reader().changes(BOX, all.next(), 10)).arrived().getFirst();
            assertThat(new String(known(connector.reader().fetch(BOX, third)).raw().shared(), StandardCharsets.UTF_8))
                    .isEqualTo("Subject: three\n\nHalf a text\n");
        }
    }
}
