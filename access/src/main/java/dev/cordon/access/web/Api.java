package dev.cordon.access.web;

import dev.cordon.access.show.JsonLine;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.desk.Desk;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.runtime.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the page and programs may ask: plain values in, plain values out; knows no server. */
final class Api {
    private static final int ROWS_MAX = 1_000;
    private static final int ROWS = 500;
    private static final int REASON_MAX = 500;

    /** A status and a body. */
    record Reply(int status, String json) {
        static Reply of(Object value) {
            return new Reply(200, JsonLine.of(value));
        }

        static Reply refused(int status, String words) {
            return new Reply(status, JsonLine.of(Map.of("error", words)));
        }
    }

    private final Desk desk;
    private final LedgerWatch watch;
    private long checkedSize = -1;
    private LedgerWatch.Seen seen = LedgerWatch.Seen.UNKNOWN;

    Api(Desk desk, LedgerWatch watch) {
        this.desk = desk;
        this.watch = watch;
    }

    Reply standing() {
        Map<String, Object> standing = Views.standing(desk.standing());
        standing.put("backfills", CoverageApi.backfills(desk.backfills()));
        return Reply.of(standing);
    }

    Reply inspections(String max) {
        int count = ROWS;
        if (!max.isEmpty()) {
            if (max.length() > 4 || !max.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Reply.refused(400, "max is a whole number up to " + ROWS_MAX);
            }
            count = Math.min(ROWS_MAX, Integer.parseInt(max));
        }
        return Reply.of(Map.of("inspections", rows(count)));
    }

    List<Object> rows(int count) {
        return desk.inspections(count).stream().<Object>map(Views::row).toList();
    }

    Reply inspection(String id) {
        Optional<InspectionRow> row = row(id);
        if (row.isEmpty()) {
            return Reply.refused(404, "there is no such inspection");
        }
        return switch (desk.outcome(row.get().id())) {
            case Answer.Known<Outcome> k -> Reply.of(Views.detail(row.get(), k.value(), raw(row.get().id())));
            case Answer.Unknown<Outcome> u -> Reply.refused(status(u.fault()), "not yet: it is " + row.get().state());
        };
    }

    private Optional<Raw> raw(InspectionId id) {
        return switch (desk.raw(id, "page")) {
            case Answer.Known<Raw> k -> Optional.of(k.value());
            case Answer.Unknown<Raw> _ -> Optional.empty();
        };
    }

    // An id is only ever compared with those we know (EC-110).
    private Optional<InspectionRow> row(String id) {
        return desk.inspections(ROWS_MAX).stream().filter(r -> r.id().value().equals(id)).findFirst();
    }

    /** The ledger's state; verified again only when it has grown. */
    synchronized Reply ledger() {
        long size = desk.standing().ledgerSize();
        if (size != checkedSize) {
            seen = watch.look();
            checkedSize = size;
        }
        return Reply.of(Views.ledger(desk.standing(), seen));
    }

    Reply release(byte[] body) {
        Json.Obj request;
        try {
            request = JsonReader.read(body) instanceof Json.Obj o ? o : Json.EMPTY;
        } catch (JsonReader.NotJson e) {
            return Reply.refused(400, "the body is not JSON");
        }
        String id = text(request, "id");
        String reason = text(request, "reason").strip();
        if (reason.isEmpty()) {
            return Reply.refused(400, "a release needs a reason: it is written into the ledger");
        }
        if (reason.length() > REASON_MAX) {
            return Reply.refused(400, "the reason is longer than " + REASON_MAX + " characters");
        }
        Optional<InspectionRow> row = row(id);
        if (row.isEmpty()) {
            return Reply.refused(404, "there is no such inspection");
        }
        return switch (desk.release(row.get().id(), "page", reason)) {
            case Answer.Known<dev.cordon.kernel.verdict.Receipt> k -> Reply.of(Views.receipt(k.value()));
            case Answer.Unknown<dev.cordon.kernel.verdict.Receipt> u -> Reply.refused(status(u.fault()), u.fault().what());
        };
    }

    static String text(Json.Obj object, String member) {
        return object.members().get(member) instanceof Json.Str s ? s.text() : "";
    }

    static int status(Fault fault) {
        return switch (fault) {
            case Fault.Gone _ -> 404;
            case Fault.Denied _ -> 403;
            case Fault.Unsupported _ -> 409;
            case Fault.Retry _, Fault.CursorLost _, Fault.Malformed _, Fault.NoRoom _ -> 503;
        };
    }
}
