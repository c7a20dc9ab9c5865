package dev.cordon.mailauth.origin;

import java.util.Locale;

/** How the search for the sending host ended. */
public enum OriginReason {
    /** A host of the border got the message from this address. */ FOUND,
    /** No border is declared, so no stamp can be believed: declare the provider's and the gateway's hosts. */ BORDER_UNDECLARED,
    /** The message has no Received field. */ NO_TRACE,
    /** The topmost Received field is not written by a host of the border: one of its hosts is not declared. */ NOT_FROM_BORDER,
    /** Every hop is inside the border: internal mail. */ INTERNAL,
    /** The border hop names no address, or a private one. */ NO_CLIENT_IP;

    /** The same for a person: a clause that says what to do where something can be done. */
    public String says() {
        return switch (this) {
            case FOUND -> "a host of the border got the message from it";
            case BORDER_UNDECLARED -> "no border is declared, so nobody knows which lines of the trace to believe";
            case NO_TRACE -> "the message has no Received field";
            case NOT_FROM_BORDER -> "the topmost Received field is not by a declared host: is one of yours missing from the border?";
            case INTERNAL -> "the message never left the border";
            case NO_CLIENT_IP -> "the border's own line names no address";
        };
    }

    /** A stable code, such as {@code no-client-ip}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
