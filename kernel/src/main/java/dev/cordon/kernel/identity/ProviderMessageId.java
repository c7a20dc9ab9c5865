package dev.cordon.kernel.identity;

/** The mail system's own id of one copy. Some systems change it when the copy is moved. */
public record ProviderMessageId(String value) {
    /** Refuses an empty id. */
    public ProviderMessageId {
        Ids.require("provider message", value);
    }
}
