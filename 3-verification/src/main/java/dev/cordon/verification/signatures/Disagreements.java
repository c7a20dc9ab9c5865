package dev.cordon.verification.signatures;

import dev.cordon.mailauth.authres.MethodResult;
import dev.cordon.mailauth.stored.StoredReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where our own results and the provider's differ about who sent a message. */
final class Disagreements {
    private static final Set<String> OPEN = Set.of("temperror", "none", "neutral", "policy");

    private Disagreements() {}

    /** A sentence for each method; nothing is said where one of the two does not know. */
    static List<String> find(StoredReport found) {
        List<String> words = new ArrayList<>();
        if (!found.checked()) {
            return words;
        }
        compare("spf", found.report().spf().result().word(), found.provider("spf"), words);
        compare("dkim", found.report().dkim().result().word(), best(found.providers("dkim")), words);
        compare("dmarc", found.report().dmarc().result().word(), found.provider("dmarc"), words);
        return words;
    }

    private static Optional<MethodResult> best(List<MethodResult> results) {
        Optional<MethodResult> pass = results.stream().filter(r -> r.result().equals("pass")).findFirst();
        return pass.isPresent() ? pass : results.stream().findFirst();
    }

    private static void compare(String method, String ours, Optional<MethodResult> provider, List<String> words) {
        String theirs = provider.map(MethodResult::result).orElse("");
        boolean known = !theirs.isEmpty() && !OPEN.contains(ours) && !OPEN.contains(theirs);
        if (known && ours.equals("pass") != theirs.equals("pass")) {
            words.add(method + ": ours " + ours + ", the provider's " + theirs);
        }
    }
}
