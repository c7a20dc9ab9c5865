package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.providers.graph.FakeGraph;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a message of Microsoft 365 can be moved beside the quarantine, and how every copy of one is found; each exchange checked. */
final class GraphPlacesTest {
    private static final String ALICE = GraphFakeContractTest.ALICE;
    private static final MailboxId BOX = new MailboxId(GraphFakeContractTest.TENANT, "fake", ALICE);

    private final FakeGraph fake = GraphFakeContractTest.fake(InstantSource.system());
    private final Optional<GraphShapes> shapes = GraphShapes.open();
    private final Connector connector = GraphFakeContractTest.connector(fake, MicrosoftNotices.NONE, InstantSource.system());

    GraphPlacesTest() {
        shapes.ifPresent(fake::observe);
    }

    @AfterEach void close() {
        connector.close();
        fake.close();
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

    private String folder() {
        return fake.folders(ALICE).entrySet().stream().filter(e -> !e.getValue().isEmpty()).map(e -> e.getKey()).findFirst().orElse("nowhere");
    }

    @Test void junkIsTheProvidersOwnFolderAndTheWayBackIsTheFolderItWasIn() {
        Copy copy = arrive("<j@example.net>");
        Sighting.Present inbox = present(copy);
        assertThat(known(connector.actor().move(copy, inbox, new Place.Junk())).role()).isEqualTo(FolderRole.JUNK);
        assertThat(folder()).isEqualTo("junkemail");
        known(connector.actor().move(copy, present(copy), new Place.Folder(inbox.folder())));
        assertThat(folder()).isEqualTo("inbox");
    }

    @Test void aSoftDeletedMessageIsOutOfSightAndComesBack() {
        Copy copy = arrive("<s@example.net>");
        Sighting.Present inbox = present(copy);
        known(connector.actor().move(copy, inbox, new Place.Recoverable()));
        assertThat(folder()).isEqualTo("recoverableitemsdeletions");
        assertThat(present(copy).role()).isEqualTo(FolderRole.TRASH);
        known(connector.actor().move(copy, present(copy), new Place.Folder(inbox.folder())));
        assertThat(folder()).isEqualTo("inbox");
    }

    @EdgeCase("EC-075") @Test void whatIsDeletedForEverIsGoneAndAStaleSightDeletesNothing() {
        assertThat(connector.actor().capabilities(BOX)).contains(Capability.PURGE);
        Copy copy = arrive("<p@example.net>");
        Sighting.Present inbox = present(copy);
        fake.ownerMoves(ALICE, copy.id().value(), "archive");
        assertThat(connector.actor().purge(copy, inbox)).isInstanceOfSatisfying(Answer.Unknown.class,
                u -> assertThat(u.fault()).isInstanceOf(Fault.Gone.class));
        assertThat(folder()).isEqualTo("archive");
        known(connector.actor().purge(copy, present(copy)));
        assertThat(known(connector.actor().look(copy))).isEqualTo(new Sighting.Gone());
    }

    @Test void everyCopyIsFoundByItsMessageIdInWhateverFolderButSentMailAndDrafts() {
        String wanted = "<it's+one@example.net>";
        List<ProviderMessageId> both = List.of(arrive(wanted).id(), arrive(wanted).id());
        arrive("<another@example.net>");
        fake.ownerMoves(ALICE, both.getFirst().value(), "deleteditems");
        fake.ownerMoves(ALICE, arrive(wanted).id().value(), "sentitems");
        assertThat(known(connector.reader().find(BOX, new MessageIdHeader(wanted)))).containsExactlyInAnyOrderElementsOf(both);
        assertThat(known(connector.reader().find(BOX, new MessageIdHeader("<nobody@example.net>")))).isEmpty();
    }
}
