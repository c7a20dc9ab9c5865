package dev.cordon.kernel.identity;

import java.util.List;

/** One recorded intent to act on one copy. */
public record OrderId(String value) {
    /** Refuses an empty id. */
    public OrderId {
        Ids.require("order", value);
    }

    /** The id of what this inspection (or person) orders: equal input gives the equal id, so an order repeated after a restart is the same order. */
    public static OrderId of(InspectionId inspection, String what) {
        return new OrderId("o" + Ids.digest(List.of(inspection.value(), what)));
    }
}
