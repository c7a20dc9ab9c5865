package dev.cordon.verification.parameters;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.Domain;
import dev.cordon.kernel.message.Link;
import dev.cordon.verification.likeness.LikeDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Domains made to be taken for the organisation's or a partner's: of the author, of where answers and bounces go, of links. */
final class Lookalikes implements Parameter {

    private static final List<String> FIELDS = List.of("from", "reply-to", "return-path", "sender");

    @Override public List<Evidence> find(Dossier dossier, Guarded guarded) {
        List<Evidence> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : FIELDS) {
            for (Address address : dossier.message().addresses(field)) {
                like(field, address.domain(), List.of(address.where()), guarded, seen, found);
            }
        }
        for (Link link : dossier.message().links()) {
            like("link", link.host(), link.where(), guarded, seen, found);
        }
        return found;
    }

    private static void like(String where, Domain domain, List<ByteRange> bytes, Guarded guarded, Set<String> seen, List<Evidence> found) {
        if (seen.add(where + ' ' + domain.name())) {
            LikeDomain.of(domain, guarded.domains()).ifPresent(l -> found.add(new Evidence.Fact(JudgedFactNames.DOMAIN_LOOKALIKE,
                    new Value.Texts(List.of(where, domain.name(), l.like().name(), l.how().name().toLowerCase(Locale.ROOT).replace('_',
                            '-'))),
                    bytes)));
        }
    }
}
