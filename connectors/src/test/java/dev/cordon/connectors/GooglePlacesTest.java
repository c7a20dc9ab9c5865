package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import dev.cordon.testkit.google.GoogleShapes;
import dev.cordon.testkit.providers.google.FakeGoogle;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a message of Gmail can be moved beside the quarantine, and how every copy of one is found; each exchange checked. */
final class GooglePlacesTest {
    private static final String ALICE = GoogleFakeContractTest.ALICE;
    private static final MailboxId BOX = new MailboxId(GoogleFakeContractTest.TENANT, "fake", ALICE);

    private final FakeGoogle fake = FakeGoogle.start(InstantSource.system()).user(ALICE).delegation("gmail.readonly", "gmail.modify");
    private final Optional<GoogleShapes> shapes = GoogleShapes.here();
    private final Connector connector = GoogleFakeContractTest.connector(fake, InstantSource.system(), ALICE);

    GooglePlacesTest() {
        shapes.ifPresent(fake::observe);
    }

    @AfterEach void close() {
        connector.close();
        fake.close();
        assertThat(fake.outOfScope()).isEmpty();
        shapes.ifPresent(s -> assertThat(s.problems()).isEmpty());
    }

    private static <T> T known(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Known.class);
        return ((Answer.Known<T>) answer).value();
    }

    private Copy arrive(String messageId) {
        String id = fake.deliver(ALICE, ("From: eve@example.net\r\nSubject: x\r\nMessage-ID: " + messageId + "\r\n\r\nText\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        Fetched fetched = known(connector.reader().fetch(BOX, new ProviderMessageId(id)));
        return new Copy(BOX, new ProviderMessageId(id), new MessageIdHeader(messageId), fetched.raw().hash(), fetched.raw().length());
    }

    private Sighting.Present present(Copy copy) {
        return (Sighting.Present) known(connector.actor().look(copy));
    }

    @Test void junkIsSpamAndTheWayBackIsTheInbox() {
        Copy copy = arrive("<j@example.net>");
        Sighting.Present inbox = present(copy);
        assertThat(known(connector.actor().move(copy, inbox, new Place.Junk())).role()).isEqualTo(FolderRole.JUNK);
        known(connector.actor().move(copy, present(copy), new Place.Folder(inbox.folder())));
        assertThat(present(copy).role()).isEqualTo(FolderRole.INBOX);
    }

    @Test void whereDeletedMailIsKeptIsTheTrashAndNothingIsDeletedForEver() {
        Copy copy = arrive("<s@example.net>");
        assertThat(known(connector.actor().move(copy, present(copy), new Place.Recoverable())).role()).isEqualTo(FolderRole.TRASH);
        assertThat(connector.actor().purge(copy, present(copy))).isInstanceOfSatisfying(Answer.Unknown.class,
                u -> assertThat(u.fault()).isInstanceOf(Fault.Unsupported.class));
        assertThat(present(copy).role()).isEqualTo(FolderRole.TRASH);
    }

    @Test void everyCopyIsFoundByItsMessageIdInSpamAndTrashToo() {
        Copy one = arrive("<c@example.net>");
        Copy two = arrive("<c@example.net>");
        arrive("<d@example.net>");
        known(connector.actor().move(one, present(one), new Place.Junk()));
        known(connector.actor().move(two, present(two), new Place.Trash()));
        assertThat(known(connector.reader().find(BOX, new MessageIdHeader("<c@example.net>")))).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(connector.reader().find(BOX, new MessageIdHeader("<\"in:inbox\"@x>"))).isInstanceOf(Answer.Unknown.class);
        assertThat(known(connector.reader().find(BOX, new MessageIdHeader("<e@example.net>")))).isEqualTo(List.of());
    }
}
