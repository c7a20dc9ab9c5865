package dev.cordon.verification.parameters;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Address;
import dev.cordon.verification.likeness.Owned;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where answers go, and whether the author's address is one that anybody can have. */
final class ReplyTo implements Parameter {

    private static final Set<String> FREEMAIL = Set.of("aol", "fastmail", "freenet", "gmail", "gmx", "googlemail", "hotmail", "icloud",
            "inbox",
            "laposte", "libero", "live", "mac", "mail", "me", "msn", "naver", "outlook", "proton", "protonmail", "qq", "rediffmail",
                    "rocketmail",
            "t-online", "tuta", "tutanota", "web", "yahoo", "yandex", "ymail", "zoho", "zohomail");
    private static final Set<String> SHORT_ONLY_UNDER = Set.of("com", "de", "net", "ru", "me", "fr", "it", "co.uk");

    @Override public List<Evidence> find(Dossier dossier, Guarded guarded) {
        List<Evidence> found = new ArrayList<>();
        List<Address> authors = dossier.message().authors();
        for (Address author : authors) {
            if (isFreemail(author)) {
                found.add(Evidence.fact(JudgedFactNames.SENDER_FREEMAIL, author.spec(), List.of(author.where())));
            }
        }
        for (Address reply : dossier.message().addresses("reply-to")) {
            boolean elsewhere = !reply.domain().name().isEmpty() && !authors.isEmpty()
                    && authors.stream().noneMatch(a -> Owned.same(a.domain(), reply.domain()));
            if (elsewhere) {
                found.add(new Evidence.Fact(JudgedFactNames.REPLY_TO_DIFFERS,
                        new Value.Texts(List.of(authors.getFirst().spec(), reply.spec())), List.of(reply.where())));
            }
        }
        return found;
    }

    private static boolean isFreemail(Address address) {
        return FREEMAIL.contains(Owned.label(address.domain())) && SHORT_ONLY_UNDER.contains(Owned.suffix(Owned.of(address.domain())));
    }
}
