package dev.cordon.verification.parameters;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What attackers would like to be taken for.
 *
 * @param own the organisation's domains
 * @param domains its domains and its partners'
 * @param people its people
 */
record Guarded(List<Domain> own, List<Domain> domains, List<Person> people) {

    private static final String PARTNERS = "partner";

    // A list whose name speaks of partners or vendors holds domains that are worth imitating.
    static Guarded of(Organisation organisation) {
        List<Domain> own = organisation.domains().stream().map(Domain::new).toList();
        List<Domain> domains = new ArrayList<>(own);
        organisation.lists().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(e -> e.getKey().contains(PARTNERS) || e.getKey().contains("vendor") || e.getKey().contains("supplier"))
                .forEach(e -> e.getValue().forEach(d -> domains.add(new Domain(d))));
        List<Person> people = new ArrayList<>(organisation.vips());
        organisation.displayNames().stream().filter(n -> people.stream().noneMatch(p -> p.displayName().equals(n)))
                .forEach(n -> people.add(new Person(n, "", "", "", "")));
        return new Guarded(own, domains, people);
    }

    boolean isOwn(Address address) {
        return own.stream().anyMatch(address.domain()::within);
    }
}
