package dev.cordon.verification.parameters;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.Link;
import dev.cordon.verification.likeness.Owned;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Whether any link leads to something of the author's. Images and style do not count: only what a person can follow is a link. */
final class LinkOwners implements Parameter {

    private static final int HOSTS_MAX = 8;

    @Override public List<Evidence> find(Dossier dossier, Guarded guarded) {
        List<Address> authors = dossier.message().authors();
        TreeSet<String> hosts = new TreeSet<>();
        List<ByteRange> where = new ArrayList<>();
        for (Link link : dossier.message().links()) {
            if (link.host().name().isEmpty()) {
                continue;
            }
            if (authors.stream().anyMatch(a -> Owned.same(a.domain(), link.host())
                    || Owned.label(a.domain()).equals(Owned.label(link.host()))) || guarded.own().stream().anyMatch(link.host()::within)) {
                return List.of();
            }
            if (hosts.add(link.host().name()) && hosts.size() <= HOSTS_MAX) {
                where.addAll(link.where());
            }
        }
        if (hosts.isEmpty() || authors.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(List.of(authors.getFirst().domain().name()));
        hosts.stream().limit(HOSTS_MAX).forEach(texts::add);
        return List.of(new Evidence.Fact(JudgedFactNames.LINK_ALL_STRANGERS, new Value.Texts(texts), where));
    }
}
