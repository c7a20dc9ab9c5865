package dev.cordon.connectors.files;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reader and the actor of mail that lies on a disk of this machine. */
public final class FilesDoor {
    private static final String FORMS = "url must be a file: address, such as file:///var/mail/{address}/Maildir with {address}, {user} or {domain}";

    private final MailReader reader;
    private final MailActor actor;

    /** Looks which form each mailbox has: a Maildir, an mbox file, or a folder of message files. */
    public FilesDoor(ConnectorConfig config, TenantId tenant, InstantSource clock) {
        Map<MailboxId, FileBox> boxes = new LinkedHashMap<>();
        for (MailboxConfig mailbox : config.mailboxes()) {
            // A name that no earlier log has: cursors of an earlier process must not be taken for ours.
            String log = Long.toString(clock.instant().toEpochMilli(), 36) + "-" + Long.toString(ProcessHandle.current().pid(), 36);
            boxes.put(new MailboxId(tenant, config.name(), mailbox.address()),
                    new FileBox(store(path(config.url(), mailbox.address()), config.quarantineFolder(), clock), log));
        }
        reader = new FilesReader(boxes);
        actor = new FilesActor(boxes);
    }

    private static MailStore store(Path path, String quarantine, InstantSource clock) {
        if (Files.isRegularFile(path)) {
            return new MboxStore(path, clock);
        }
        return MaildirStore.is(path) ? new MaildirStore(path, quarantine) : new FolderStore(path, quarantine);
    }

    private static Path path(String url, String address) {
        int at = address.indexOf('@');
        String filled = url.replace("{address}", address).replace("{user}", at < 0 ? address : address.substring(0, at))
                .replace("{domain}", address.substring(at + 1));
        return Path.of(filled.substring("file://".length()));
    }

    /** What is wrong with a configuration of kind {@code files}; empty when nothing is. */
    public static List<String> problems(ConnectorConfig config) {
        List<String> problems = new ArrayList<>();
        if (!config.url().startsWith("file:///") || config.url().contains("/../") || config.url().indexOf('\0') >= 0) {
            return List.of(FORMS);
        }
        boolean perMailbox = config.url().contains("{address}") || config.url().contains("{user}");
        if (config.mailboxes().size() > 1 && !perMailbox) {
            problems.add("several mailboxes in one place: " + FORMS);
        }
        for (MailboxConfig mailbox : config.mailboxes()) {
            String address = mailbox.address();
            if (address.contains("/") || address.contains("..") || address.indexOf('\0') >= 0) {
                problems.add("`" + address + "` cannot be part of a path");
            } else if (!Files.exists(path(config.url(), address))) {
                problems.add("there is nothing at " + path(config.url(), address) + " for " + address);
            }
        }
        return problems;
    }

    /** What reads. */
    public MailReader reader() {
        return reader;
    }

    /** What acts. */
    public MailActor actor() {
        return actor;
    }
}
