package dev.cordon.testkit;

import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Raw;
import java.nio.charset.StandardCharsets;

/** Small things that many tests need. */
public final class Samples {
    /** A tenant. */
    public static final TenantId TENANT = new TenantId("t1");
    /** One mailbox of it. */
    public static final MailboxId ADA = new MailboxId(TENANT, "memory", "ada@example.org");
    /** Another. */
    public static final MailboxId BOB = new MailboxId(TENANT, "memory", "bob@example.org");

    private Samples() {}

    /** A small plain message; equal names give equal bytes. */
    public static Raw mail(String name) {
        return mail(name, "alice@example.net", "Hello " + name, "Nothing special.");
    }

    /** A small plain message from somebody. */
    public static Raw mail(String name, String from, String subject, String text) {
        return Raw.owning(("From: " + from + "\r\nTo: ada@example.org\r\nSubject: " + subject + "\r\nMessage-ID: <" + name
                + "@example.net>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
