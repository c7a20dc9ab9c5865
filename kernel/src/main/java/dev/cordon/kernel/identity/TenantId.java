package dev.cordon.kernel.identity;

/** One customer organisation; part of every key. */
public record TenantId(String value) {
    /** Refuses an empty id. */
    public TenantId {
        Ids.require("tenant", value);
    }
}
