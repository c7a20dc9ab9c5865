package dev.cordon.verification.packs;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Person;
import dev.cordon.mailauth.stored.StoredReport;
import dev.cordon.mdm.Arrival;
import dev.cordon.mdm.Mdm;
import dev.cordon.mdm.Tenant;
import dev.cordon.mdm.lists.MailLists;
import dev.cordon.mql.eval.Input;
import dev.cordon.mql.value.NamedList;
import dev.cordon.mql.value.NamedLists;
import dev.cordon.mql.value.Struct;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What rules see besides the message: the organisation and the named lists. Safe for several threads. */
public final class MailWorld implements NamedLists {
    private final Tenant tenant;
    private final MailLists lists;
    private final Map<String, Optional<NamedList>> found = new ConcurrentHashMap<>();

    private MailWorld(Tenant tenant, MailLists lists) {
        this.tenant = tenant;
        this.lists = lists;
    }

    /** Of an organisation, with these lists. */
    public static MailWorld of(Organisation organisation, MailLists lists) {
        return new MailWorld(tenant(organisation), with(organisation, lists));
    }

    private static Tenant tenant(Organisation organisation) {
        return new Tenant(Set.copyOf(organisation.domains()), Set.copyOf(organisation.trustedAuthservIds()));
    }

    private static MailLists with(Organisation organisation, MailLists lists) {
        List<Struct> vips = organisation.vips().stream().map(p -> MailLists.vip(p.displayName(), p.firstName(), p.lastName(), p.email(), p.title()))
                .toList();
        Set<String> names = new LinkedHashSet<>(organisation.displayNames());
        organisation.vips().stream().map(Person::displayName).filter(n -> !n.isEmpty()).forEach(names::add);
        return lists.withOrganisation(organisation.domains(), List.copyOf(names), vips, organisation.lists());
    }

    /** The named lists, with their types. */
    public MailLists lists() {
        return lists;
    }

    @Override public Optional<NamedList> find(String name) {
        return found.computeIfAbsent(name, n -> lists.values(n).map(NamedList::of));
    }

    /** The model of a message. */
    public Struct model(byte[] raw) {
        return Mdm.read(raw, tenant, Arrival.UNKNOWN);
    }

    /** A message with this world around it, ready for rules; authentication results are taken from its header as they stand. */
    public Input input(byte[] raw) {
        return Input.of(model(raw), this);
    }

    /**
     * The same with the mailbox in which the copy lies, empty when that is not known, and with who sent it.
     *
     * @param sender asked for once, when a rule wants to know
     */
    public Input input(byte[] raw, String mailbox, Supplier<StoredReport> sender) {
        return Input.of(Mdm.read(raw, tenant, mailbox.isEmpty() ? Arrival.UNKNOWN : Arrival.in(mailbox), sender), this);
    }
}
