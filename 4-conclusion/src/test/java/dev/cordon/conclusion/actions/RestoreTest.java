package dev.cordon.conclusion.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.OrderId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private final Restore restore = new Restore();
    private final MemoryMailboxes mail = new MemoryMailboxes(InstantSource.fixed(NOW));
    private final ProviderMessageId id = mail.deliver(Samples.ADA, Samples.mail("a"));

    private Order order(String origin) {
        InspectionId inspection = InspectionId.of(Samples.ADA, id, "first");
        Copy copy = new Copy(Samples.ADA, id, new MessageIdHeader(""), ContentHash.of(new byte[0]), 0);
        return new Order(OrderId.of(inspection, "restore"), inspection, copy, Disposition.RESTORE, new Reason("test", "test"), "test", origin,
                NOW, NOW.plus(Duration.ofHours(1)));
    }

    private Sighting.Present seen(String folder, Sighting.FolderRole role) {
        return new Sighting.Present(id, folder, role, false, List.of());
    }

    @Test
    void aCopyThatItsOwnerHadThrownAwayGoesBackToTheTrashAndIsDoneThere() {
        assertThat(restore.isDone(order("trash"), seen("trash", Sighting.FolderRole.TRASH))).isTrue();
        assertThat(restore.isDone(order("trash"), seen("quarantine", Sighting.FolderRole.QUARANTINE))).isFalse();
    }

    @Test
    void aCopyThatWeThrewAwayIsNotDoneInTheTrash() {
        assertThat(restore.isDone(order("inbox"), seen("trash", Sighting.FolderRole.TRASH))).isFalse();
    }

    @Test
    void aCopyIsNeverPutBackIntoTheQuarantine() {
        Sighting.Present hidden = ((Answer.Known<Sighting.Present>) mail.move(order("").copy(), seen("inbox", Sighting.FolderRole.INBOX),
                new Place.Quarantine())).value();
        assertThat(restore.isDone(order("quarantine"), hidden)).isFalse();
        restore.act(mail, order("quarantine"), hidden);
        assertThat(mail.folderOf(Samples.ADA, 0)).isEqualTo("inbox");
    }
}
