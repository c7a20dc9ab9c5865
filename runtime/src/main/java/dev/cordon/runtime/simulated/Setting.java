package dev.cordon.runtime.simulated;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.Border;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Person;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a drill takes place. The invented mail is sent to the invented organisation, so a user's own is added to that one.
 *
 * @param policy decides what follows from a verdict
 * @param organisation its domains, people and border
 * @param addresses of mailboxes to use, as many as the size has; empty invents them
 */
public record Setting(Policy policy, Organisation organisation, List<String> addresses) {
    /** The built-in policy and nobody's organisation. */
    public static final Setting INVENTED = new Setting(Policy.builtin(), SampleMail.ORGANISATION, List.of());

    /** Copies the list. */
    public Setting {
        addresses = List.copyOf(addresses);
    }

    /** A user's own policy, organisation and mailboxes. */
    public static Setting own(Policy policy, Organisation own, List<String> addresses) {
        Organisation invented = SampleMail.ORGANISATION;
        return new Setting(policy, new Organisation(both(own.domains(), invented.domains()),
                both(own.trustedAuthservIds(), invented.trustedAuthservIds()),
                new Border(both(own.border().hosts(), invented.border().hosts()), own.border().networks()), own.trustedArcSealers(),
                people(own.vips(), invented.vips()), own.displayNames(), own.sharedMailboxes(), own.lists()), addresses);
    }

    private static List<String> both(List<String> own, List<String> invented) {
        List<String> all = new ArrayList<>(own);
        all.addAll(invented);
        return all.stream().distinct().toList();
    }

    /** The address of the mailbox with this number. */
    String address(int number) {
        return number < addresses.size() ? addresses.get(number) : "person" + number + "@example.org";
    }

    /** How many mailboxes a size has here: all of one's own that are named, up to the size's. */
    int mailboxes(Size size) {
        return addresses.isEmpty() ? size.mailboxes() : Math.min(addresses.size(), size.mailboxes());
    }

    private static List<Person> people(List<Person> own, List<Person> invented) {
        List<Person> all = new ArrayList<>(own);
        all.addAll(invented);
        return List.copyOf(all);
    }
}
