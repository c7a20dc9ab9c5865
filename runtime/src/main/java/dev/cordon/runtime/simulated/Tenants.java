package dev.cordon.runtime.simulated;

import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Raw;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** All mail systems of one simulation, by the name of their connector, which is their kind. */
final class Tenants {
    private final Map<String, MailSystem> systems = new LinkedHashMap<>();

    Tenants(List<MailboxId> mailboxes, VirtualClock clock, SplittableRandom random, Chance chance, Injected injected, Plant plant,
            Hints.Later later, Runnable meanwhile) {
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        mailboxes.forEach(m -> addresses.computeIfAbsent(m.connector(), _ -> new java.util.ArrayList<>()).add(m.address()));
        TenantId tenant = mailboxes.getFirst().tenant();
        addresses.forEach((kind, all) -> systems.put(kind, switch (kind) {
            case "microsoft" -> new MicrosoftSystem(tenant, kind, all, clock, random.split(), injected, new Hints(random.split(), injected, later),
                    new Wire(clock, chance, meanwhile, plant));
            case "google" -> new GoogleSystem(tenant, kind, all, clock, random.split(), injected, new Hints(random.split(), injected, later),
                    new Wire(clock, chance, meanwhile, plant));
            default -> new MemorySystem(clock, random.nextBoolean(), chance);
        }));
    }

    Map<String, MailSystem> systems() {
        return systems;
    }

    private MailSystem of(MailboxId mailbox) {
        return Objects.requireNonNull(systems.get(mailbox.connector()));
    }

    void restart() {
        systems.values().forEach(MailSystem::restart);
    }

    void begin() {
        systems.values().forEach(MailSystem::begin);
    }

    void calm() {
        systems.values().forEach(MailSystem::calm);
    }

    void watch(MailboxId mailbox, Runnable hint) {
        of(mailbox).watch(mailbox, hint);
    }

    ProviderMessageId deliver(MailboxId mailbox, long number, Raw raw) {
        return of(mailbox).deliver(mailbox, number, raw);
    }

    void ownerMoves(MailboxId mailbox, long number, String folder) {
        of(mailbox).ownerMoves(mailbox, number, folder);
    }

    void ownerDeletes(MailboxId mailbox, long number) {
        of(mailbox).ownerDeletes(mailbox, number);
    }

    void ownerReads(MailboxId mailbox, long number) {
        of(mailbox).ownerReads(mailbox, number);
    }

    String folderOf(MailboxId mailbox, long number) {
        return of(mailbox).folderOf(mailbox, number);
    }

    void forgetCursors(MailboxId mailbox) {
        of(mailbox).forgetCursors(mailbox);
    }
}
