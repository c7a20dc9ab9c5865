package dev.cordon.application;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.flow.Brief;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Origin;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Direction;
import dev.cordon.kernel.message.Raw;

/** Messages for tests, and what the stage makes of them. */
final class Mails {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Origin NOWHERE = new Origin(false, "", "", "", "", Direction.UNKNOWN, 0, List.of(), List.of());

    private Mails() {
    }

    static byte[] bytes(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static Brief brief(byte[] raw) {
        MailboxId mailbox = new MailboxId(new TenantId("t"), "c", "mia@example.org");
        ProviderMessageId id = new ProviderMessageId("m1");
        Notice notice = new Notice(InspectionId.of(mailbox, id, "arrival"), mailbox, id, Notice.Cause.SUBMITTED, NOON);
        Raw kept = Raw.owning(raw);
        return new Brief(new Intake.Admitted(notice, kept.hash(), raw.length, NOWHERE, "", NOON), kept, Set.of());
    }

    static Dossier dossier(byte[] raw) {
        return dossier(Application.standard(), raw);
    }

    static Dossier dossier(Application application, byte[] raw) {
        return switch (application.run(brief(raw))) {
            case Step.Done<Dossier> done -> done.output();
            case Step.Later<Dossier> later -> throw new AssertionError("later: " + later.fault());
            case Step.Wants<Dossier> wants -> throw new AssertionError("wants: " + wants.deeper());
        };
    }

    static List<String> words(Dossier dossier, FactName name) {
        return dossier.facts(name).stream().map(f -> f.value().words()).toList();
    }

    static List<String> gaps(Dossier dossier, GapCode code) {
        return dossier.gaps().stream().filter(g -> g.code() == code).map(Evidence.Gap::what).toList();
    }

    /** The raw bytes that the first fact of a name shows, as text. */
    static String shown(byte[] raw, Dossier dossier, FactName name) {
        var where = dossier.fact(name).orElseThrow(() -> new AssertionError("no " + name + " in " + dossier.evidence())).where();
        StringBuilder out = new StringBuilder();
        where.forEach(r -> out.append(new String(raw, (int) r.start(), (int) r.length(), StandardCharsets.UTF_8)));
        return out.toString();
    }
}
