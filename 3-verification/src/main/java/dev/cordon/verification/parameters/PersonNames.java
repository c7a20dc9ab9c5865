package dev.cordon.verification.parameters;

import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Address;
import dev.cordon.verification.likeness.LikeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Display names that would be taken for somebody's in the organisation, before an address that is not that person's. An address in
 * the organisation's own domains is left alone unless the message came from outside: colleagues may share a name.
 */
final class PersonNames implements Parameter {
    @Override public List<Evidence> find(Dossier dossier, Guarded guarded) {
        boolean fromOutside = dossier.fact(FactNames.ORIGIN_INTERNAL_AUTHOR_FROM_OUTSIDE).isPresent();
        List<Evidence> found = new ArrayList<>();
        for (Address author : dossier.message().authors()) {
            boolean ours = guarded.isOwn(author) && !fromOutside;
            if (!ours && !author.displayName().text().isBlank()) {
                guarded.people().stream().filter(p -> !isPersonsOwn(author, p) || fromOutside).flatMap(p -> like(author, p).stream())
                        .findFirst().ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isPersonsOwn(Address author, Person person) {
        return !person.email().isEmpty() && author.spec().equalsIgnoreCase(person.email());
    }

    private static Optional<Evidence> like(Address author, Person person) {
        Optional<LikeName.How> how = LikeName.of(author.displayName().text(), person.displayName());
        if (how.isEmpty() && !person.firstName().isEmpty() && !person.lastName().isEmpty()) {
            how = LikeName.of(author.displayName().text(), person.firstName() + ' ' + person.lastName());
        }
        return how.map(h -> new Evidence.Fact(JudgedFactNames.IDENTITY_PERSON_NAME, new Value.Texts(List.of(author.displayName().text(),
                person.displayName(), author.spec(), h.name().toLowerCase(Locale.ROOT))), List.of(author.where())));
    }
}
