package dev.cordon.runtime.simulated;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.Border;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a drill takes place. The invented mail is sent to the invented organisation, so a user's own is added to that one.
 *
 * @param policy decides what follows from a verdict
 * @param organisation its domains, people and border
 * @param kinds of mail systems, as a connector's {@code kind} names them, that invented mailboxes are with in turn; a kind whose door is not
 *     simulated is {@code memory}
 * @param own mailboxes to use, as many as the size has; empty invents them
 */
public record Setting(Policy policy, Organisation organisation, List<String> kinds, List<Box> own) {
    /** A mail system of no vendor. */
    public static final String MEMORY = "memory";
    /** The kinds whose real doors are simulated, with a tenant behind them. */
    public static final Set<String> TENANTS = Set.of("google", "microsoft");
    /** The built-in policy and nobody's organisation, on a mail system of no vendor. */
    public static final Setting INVENTED = new Setting(Policy.builtin(), SampleMail.ORGANISATION, List.of(MEMORY), List.of());
    /** The same with a Microsoft 365 tenant, a Google Workspace and a mail system of no vendor side by side. */
    public static final Setting WHOLE = new Setting(Policy.builtin(), SampleMail.ORGANISATION, List.of("microsoft", "google", MEMORY),
            List.of());

    /** One mailbox of one's own, and the kind of mail system it is with. */
    public record Box(String kind, String address) {}

    /** Copies the lists. */
    public Setting {
        kinds = List.copyOf(kinds);
        own = List.copyOf(own);
    }

    /** A user's own policy, organisation and mailboxes. With several kinds of mail systems, each gets its turn. */
    public static Setting own(Policy policy, Organisation own, List<Box> boxes) {
        Organisation invented = SampleMail.ORGANISATION;
        return new Setting(policy, new Organisation(both(own.domains(), invented.domains()),
                both(own.trustedAuthservIds(), invented.trustedAuthservIds()),
                new Border(both(own.border().hosts(), invented.border().hosts()), own.border().networks()), own.trustedArcSealers(),
                people(own.vips(), invented.vips()), own.displayNames(), own.sharedMailboxes(), own.lists()),
                WHOLE.kinds(), inTurn(boxes));
    }

    private static List<Box> inTurn(List<Box> boxes) {
        Map<String, Deque<Box>> byKind = new LinkedHashMap<>();
        boxes.stream().distinct().forEach(b -> byKind.computeIfAbsent(b.kind(), _ -> new ArrayDeque<>()).add(b));
        List<Box> turns = new ArrayList<>();
        while (!byKind.isEmpty()) {
            byKind.values().forEach(left -> turns.add(left.removeFirst()));
            byKind.values().removeIf(Deque::isEmpty);
        }
        return turns;
    }

    private static List<String> both(List<String> own, List<String> invented) {
        List<String> all = new ArrayList<>(own);
        all.addAll(invented);
        return all.stream().distinct().toList();
    }

    /** Adds the mailboxes of a size: of one's own all that are named, up to the size's. */
    void mailboxes(Size size, TenantId tenant, List<MailboxId> to) {
        int count = own.isEmpty() ? size.mailboxes() : Math.min(own.size(), size.mailboxes());
        for (int i = 0; i < count; i++) {
            String kind = own.isEmpty() ? kinds.get(i % kinds.size()) : own.get(i).kind();
            String address = own.isEmpty() ? "person" + i + "@example.org" : own.get(i).address();
            MailboxId id = new MailboxId(tenant, TENANTS.contains(kind) ? kind : MEMORY, address);
            if (!to.contains(id)) {
                to.add(id);
            }
        }
    }

    /** The mail systems that a drill of this size has, by {@code microsoft}, {@code google} and {@code memory}. */
    public List<String> systems(Size size) {
        List<MailboxId> boxes = new ArrayList<>();
        mailboxes(size, new TenantId("drill"), boxes);
        return boxes.stream().map(MailboxId::connector).distinct().toList();
    }

    private static List<Person> people(List<Person> own, List<Person> invented) {
        List<Person> all = new ArrayList<>(own);
        all.addAll(invented);
        return List.copyOf(all);
    }
}
