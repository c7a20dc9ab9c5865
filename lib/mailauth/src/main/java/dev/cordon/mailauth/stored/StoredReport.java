package dev.cordon.mailauth.stored;

import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.authres.MethodResult;
import dev.cordon.mailauth.origin.Origin;
import dev.cordon.mailauth.origin.StatedResults;
import dev.cordon.mailauth.origin.Trust;
import java.util.List;
import java.util.Optional;

/**
 * All that is known about the authenticity of a stored message.
 *
 * @param report what we found ourselves
 * @param checked whether name servers could be asked; when not, nothing follows from the report's SPF, DKIM, ARC and DMARC
 * @param origin where it came from
 * @param stated what others wrote into it, each with why it is believed or not
 * @param hops the way it took, newest first, as far as 100 of them
 */
public record StoredReport(AuthReport report, boolean checked, Origin origin, List<StatedResults> stated, List<Hop> hops) {
    /** Copies the lists. */
    public StoredReport {
        stated = List.copyOf(stated);
        hops = List.copyOf(hops);
    }

    /** What the provider says by a method: of what the border wrote, else of what a trusted domain sealed for this very message. */
    public Optional<MethodResult> provider(String method) {
        Optional<MethodResult> byPosition = first(method, Trust.POSITION);
        return byPosition.isPresent() ? byPosition : first(method, Trust.SEAL);
    }

    private Optional<MethodResult> first(String method, Trust trust) {
        return stated.stream().filter(s -> s.trust() == trust).map(s -> s.results().first(method)).flatMap(Optional::stream).findFirst();
    }

    /** Every result of a method by a believed field, best trust first. */
    public List<MethodResult> providers(String method) {
        for (Trust trust : List.of(Trust.POSITION, Trust.SEAL)) {
            List<MethodResult> found = stated.stream().filter(s -> s.trust() == trust).flatMap(s -> s.results().all(method).stream()).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
