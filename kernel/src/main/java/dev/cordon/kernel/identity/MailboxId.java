package dev.cordon.kernel.identity;

/**
 * One account's store at one provider.
 *
 * @param tenant whose
 * @param connector the name of the configured connector that reaches it
 * @param address the account's address or login, as configured
 */
public record MailboxId(TenantId tenant, String connector, String address) {
    /** Refuses empty parts. */
    public MailboxId {
        Ids.require("connector", connector);
        Ids.require("mailbox address", address);
    }

    /** One text that is unique over tenants and connectors, for keys and for order per mailbox. */
    public String key() {
        return tenant.value() + '/' + connector + '/' + address;
    }
}
