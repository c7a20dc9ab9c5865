package dev.cordon.initiation.origin;

import java.util.List;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.flow.Origin;
import dev.cordon.kernel.message.Direction;
import dev.cordon.kernel.message.Raw;

/** Finds where a message came from. */
public final class OriginFinder {

    private final Organisation organisation;

    /** For one organisation. */
    public OriginFinder(Organisation organisation) {
        this.organisation = organisation;
    }

    /** The origin of a message that was delivered to a mailbox. */
    public Origin find(Raw raw, String mailboxAddress) {
        return new Origin(false, "", "", "", "", Direction.UNKNOWN, 0, List.of(), List.of());
    }
}
