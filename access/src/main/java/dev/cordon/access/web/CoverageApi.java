package dev.cordon.access.web;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.desk.BackfillOrder;
import dev.cordon.kernel.desk.BackfillStanding;
import dev.cordon.kernel.desk.ClawBack;
import dev.cordon.kernel.desk.CoverageReport;
import dev.cordon.kernel.desk.Desk;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.runtime.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is covered, older mail, and taking a message back everywhere; for the page and for programs with the installation's token. */
final class CoverageApi {
    private static final int PER_MINUTE = 60;
    private static final int WHY_MAX = 500;

    private final Desk desk;

    CoverageApi(Desk desk) {
        this.desk = desk;
    }

    Api.Reply coverage() {
        return reply(desk.coverage(), CoverageApi::covered);
    }

    Api.Reply backfills() {
        return Api.Reply.of(filled(desk.backfills()));
    }

    /** A new backfill, or {@code {"command":"pause"}} and {@code "resume"}. */
    Api.Reply backfill(byte[] body, String who) {
        Optional<Json.Obj> read = object(body);
        if (read.isEmpty()) {
            return Api.Reply.refused(400, "the body is not a JSON object");
        }
        Json.Obj request = read.get();
        String command = Api.text(request, "command");
        List<String> mailboxes = texts(request, "mailboxes");
        return switch (command) {
            case "pause", "resume" -> reply(desk.restBackfill(mailboxes, command.equals("pause"), who), CoverageApi::filled);
            case "", "start" -> reply(desk.backfill(new BackfillOrder(number(request, "days", 0), mailboxes,
                    number(request, "per_minute", PER_MINUTE), flag(request, "act")), who), CoverageApi::filled);
            default -> Api.Reply.refused(400, "command is start, pause or resume");
        };
    }

    /** {@code {"message_id":"<…>"}} or {@code {"inspection":"…"}}; only told unless {@code "act":true}. */
    Api.Reply clawBack(byte[] body, String who) {
        Optional<Json.Obj> read = object(body);
        if (read.isEmpty()) {
            return Api.Reply.refused(400, "the body is not a JSON object");
        }
        String inspection = Api.text(read.get(), "inspection");
        String messageId = Api.text(read.get(), "message_id").strip();
        String why = Api.text(read.get(), "reason").strip();
        boolean act = flag(read.get(), "act");
        if (inspection.isEmpty() == messageId.isEmpty()) {
            return Api.Reply.refused(400, "say which message: by message_id or by inspection, not both");
        }
        if (act && why.isEmpty() || why.length() > WHY_MAX) {
            return Api.Reply.refused(400, "taking messages back needs a reason of up to " + WHY_MAX + " characters: it is written into the ledger");
        }
        return reply(inspection.isEmpty() ? desk.clawBack(messageId, act, who, why) : desk.clawBack(new InspectionId(inspection), act, who, why),
                CoverageApi::takenBack);
    }

    /** {@code {"mailbox":"…","act":"switch-rule-off","what":"…","reason":"…"}}. */
    Api.Reply account(byte[] body, String who) {
        Optional<Json.Obj> read = object(body);
        if (read.isEmpty()) {
            return Api.Reply.refused(400, "the body is not a JSON object");
        }
        String why = Api.text(read.get(), "reason").strip();
        if (why.isEmpty() || why.length() > WHY_MAX) {
            return Api.Reply.refused(400, "this needs a reason of up to " + WHY_MAX + " characters: it is written into the ledger");
        }
        return reply(desk.answerTakeOver(Api.text(read.get(), "mailbox"), Api.text(read.get(), "act"), Api.text(read.get(), "what"), who, why),
                seen -> Map.of("after", seen));
    }

    private static <T> Api.Reply reply(Answer<T> answer, Function<T, Map<String, Object>> view) {
        return switch (answer) {
            case Answer.Known<T> k -> Api.Reply.of(view.apply(k.value()));
            case Answer.Unknown<T> u -> Api.Reply.refused(Api.status(u.fault()), u.fault().what());
        };
    }

    private static Optional<Json.Obj> object(byte[] body) {
        try {
            return JsonReader.read(body) instanceof Json.Obj o ? Optional.of(o) : Optional.empty();
        } catch (JsonReader.NotJson e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(Json.Obj object, String member) {
        List<String> all = new ArrayList<>();
        if (object.members().get(member) instanceof Json.Arr list) {
            list.items().forEach(i -> all.add(i instanceof Json.Str s ? s.text() : ""));
        }
        return all;
    }

    private static int number(Json.Obj object, String member, int otherwise) {
        return object.members().get(member) instanceof Json.Num n ? Math.clamp(n.number(), Integer.MIN_VALUE, Integer.MAX_VALUE)
                : otherwise;
    }

    private static boolean flag(Json.Obj object, String member) {
        return object.members().get(member) instanceof Json.Bool b && b.flag();
    }

    static Map<String, Object> day(Standing.CoverageDay d) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("day", d.day());
        out.put("received", d.listed());
        out.put("judged", d.judged());
        out.put("missed", d.missed());
        out.put("counted_at", d.countedAt().toString());
        return out;
    }

    private static Map<String, Object> covered(CoverageReport report) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("at", report.at().toString());
        out.put("whole", report.isWhole());
        out.put("covered", report.covered().stream().<Object>map(m -> {
            Map<String, Object> box = new LinkedHashMap<>();
            box.put("mailbox", m.mailbox().address());
            box.put("connector", m.mailbox().connector());
            box.put("state", m.state());
            box.put("words", m.words());
            box.put("days", m.days().stream().<Object>map(CoverageApi::day).toList());
            return box;
        }).toList());
        out.put("excluded", report.excluded().stream().<Object>map(e -> {
            Map<String, Object> box = new LinkedHashMap<>();
            box.put("mailbox", e.address());
            box.put("owner", e.owner());
            box.put("until", e.until());
            box.put("why", e.why());
            box.put("expired", e.expired());
            return box;
        }).toList());
        out.put("uncovered", report.uncovered());
        out.put("directory_at", report.directoryAt().equals(Instant.EPOCH) ? "" : report.directoryAt().toString());
        return out;
    }

    private static Map<String, Object> filled(List<BackfillStanding> backfills) {
        return Map.of("backfills", backfills(backfills));
    }

    static List<Object> backfills(List<BackfillStanding> backfills) {
        return backfills.stream().<Object>map(b -> {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("mailbox", b.mailbox().address());
            out.put("connector", b.mailbox().connector());
            out.put("state", b.state());
            out.put("from", b.from().toString());
            out.put("started_at", b.startedAt().toString());
            out.put("act", b.act());
            out.put("per_minute", b.perMinute());
            out.put("listed", b.listed());
            out.put("handed", b.handed());
            out.put("open", b.open());
            out.put("flagged", b.flagged());
            out.put("words", b.words());
            return out;
        }).toList();
    }

    private static Map<String, Object> takenBack(ClawBack back) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", back.id());
        out.put("message_id", back.messageId());
        out.put("act", back.act());
        out.put("at", back.at().toString());
        out.put("found", back.found().stream().<Object>map(f -> {
            Map<String, Object> box = new LinkedHashMap<>();
            box.put("mailbox", f.mailbox().address());
            box.put("connector", f.mailbox().connector());
            box.put("copies", f.copies());
            box.put("ordered", f.ordered().stream().<Object>map(InspectionId::value).toList());
            box.put("trouble", f.trouble());
            return box;
        }).toList());
        return out;
    }
}
