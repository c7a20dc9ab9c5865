package dev.cordon.initiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.message.Raw;
import dev.cordon.testkit.EdgeCase;

class InitiationTest {

    private static final Raw MAIL = Fakes.mail("From: a@b.example", "To: mia@example.org", "", "hello");
    private final Fakes fakes = new Fakes();

    private Initiation stage(Initiation.Settings settings) {
        return new Initiation(fakes, fakes, fakes, Fakes.organisation(), InstantSource.fixed(Fakes.NOON), settings);
    }

    private Intake done(Notice notice) {
        Step<Intake> step = stage(Initiation.Settings.STANDARD).run(notice);
        assertThat(step).isInstanceOf(Step.Done.class);
        return ((Step.Done<Intake>) step).output();
    }

    private Fault.Retry later(Fault fault) {
        fakes.fetches.clear();
        fakes.fetches.add(Answer.unknown(fault));
        Step<Intake> step = stage(Initiation.Settings.STANDARD).run(Fakes.notice("m1", Notice.Cause.SWEPT, "arrival"));
        assertThat(step).isInstanceOf(Step.Later.class);
        return ((Step.Later<Intake>) step).fault();
    }

    @Test
    void aMessageIsKeptAndAdmitted() {
        fakes.fetches.add(Fakes.fetched(MAIL, MAIL.length()));
        Intake.Admitted admitted = (Intake.Admitted) done(Fakes.notice("m1", Notice.Cause.SWEPT, "arrival"));
        assertThat(fakes.kept).containsEntry(admitted.content(), MAIL);
        assertThat(admitted.bytes()).isEqualTo(MAIL.length());
        assertThat(admitted.folder()).isEqualTo("inbox");
    }

    @Test
    @EdgeCase("EC-008")
    void aCopyThatIsLookedAtAlreadyIsADuplicateButAReportIsNot() {
        fakes.fetches.add(Fakes.fetched(MAIL, -1));
        Notice first = Fakes.notice("m1", Notice.Cause.SWEPT, "arrival");
        assertThat(done(first)).isInstanceOf(Intake.Admitted.class);
        // The same work again after a restart goes on; another trip about the same copy does not.
        assertThat(done(first)).isInstanceOf(Intake.Admitted.class);
        Intake again = done(Fakes.notice("m1", Notice.Cause.DELIVERED, "push"));
        assertThat(again).isEqualTo(new Intake.Duplicate(again.notice(), first.inspection()));
        assertThat(done(Fakes.notice("m2", Notice.Cause.DELIVERED, "push"))).isInstanceOf(Intake.Admitted.class);
        assertThat(done(Fakes.notice("m1", Notice.Cause.REPORTED, "report"))).isInstanceOf(Intake.Admitted.class);
    }

    @Test
    void whatIsGoneIsVanishedAndWhatIsRefusedWaits() {
        fakes.fetches.add(Answer.unknown(new Fault.Gone("deleted")));
        Notice notice = Fakes.notice("m1", Notice.Cause.SWEPT, "arrival");
        assertThat(done(notice)).isEqualTo(new Intake.Vanished(notice, Fakes.NOON));
        assertThat(later(Fakes.busy())).isEqualTo(Fakes.busy());
        assertThat(later(new Fault.Denied("consent revoked")).after()).isEqualTo(Duration.ofMinutes(15));
        assertThat(later(new Fault.Malformed("?")).after()).isPositive();
    }

    @Test
    void withoutRoomNothingIsLost() {
        fakes.full = true;
        fakes.fetches.add(Fakes.fetched(MAIL, -1));
        Notice notice = Fakes.notice("m1", Notice.Cause.SWEPT, "arrival");
        assertThat(stage(Initiation.Settings.STANDARD).run(notice)).isInstanceOf(Step.Later.class);
        fakes.full = false;
        assertThat(done(notice)).isInstanceOf(Intake.Admitted.class);
    }

    @Test
    void anIdThatNoProviderWouldGiveIsRefused() {
        Intake intake = done(Fakes.notice("m1\r\nDELETE", Notice.Cause.DELIVERED, "push"));
        assertThat(((Intake.Refused) intake).reason().code()).isEqualTo("trigger.malformed");
    }

    @Test
    @EdgeCase("EC-045")
    void aShortMessageIsFetchedAgainAndThenItIsAGap() {
        Raw head = Fakes.mail("From: a@b.example");
        fakes.fetches.add(Fakes.fetched(head, MAIL.length()));
        fakes.fetches.add(Fakes.fetched(MAIL, MAIL.length()));
        Intake.Admitted whole = (Intake.Admitted) done(Fakes.notice("m1", Notice.Cause.SWEPT, "arrival"));
        assertThat(whole.bytes()).isEqualTo(MAIL.length());
        assertThat(whole.origin().evidence()).noneMatch(e -> e instanceof Evidence.Gap);
        fakes.fetches.clear();
        fakes.fetches.add(Fakes.fetched(head, 500));
        Intake.Admitted cut = (Intake.Admitted) done(Fakes.notice("m2", Notice.Cause.SWEPT, "arrival"));
        assertThat(cut.origin().evidence()).anyMatch(e -> e instanceof Evidence.Gap g && g.code() == GapCode.UNPARSABLE);
        assertThat(cut.origin().evidence()).anyMatch(e -> e instanceof Evidence.Fact f && f.name().equals(FactNames.FETCH_TRUNCATED));
    }

    @Test
    @EdgeCase("EC-025")
    void ofAnOversizeMessageTheHeadIsKeptAndTheWholeIsHashed() {
        fakes.fetches.add(Fakes.fetched(MAIL, -1));
        Step<Intake> step = stage(new Initiation.Settings(20)).run(Fakes.notice("m1", Notice.Cause.SWEPT, "arrival"));
        Intake.Admitted admitted = (Intake.Admitted) ((Step.Done<Intake>) step).output();
        assertThat(fakes.kept.get(admitted.content()).length()).isEqualTo(20);
        assertThat(admitted.bytes()).isEqualTo(MAIL.length());
        List<Evidence> evidence = admitted.origin().evidence();
        assertThat(evidence).contains(Evidence.fact(FactNames.MESSAGE_FULL_SHA256, MAIL.hash().value(), List.of()));
        assertThat(evidence).anyMatch(e -> e instanceof Evidence.Gap g && g.code() == GapCode.LIMIT_REACHED);
    }
}
