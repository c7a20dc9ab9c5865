package dev.cordon.mailauth.origin;

import dev.cordon.mailauth.arc.ArcReport;
import dev.cordon.mailauth.arc.ArcSet;
import dev.cordon.mailauth.authres.AuthResMode;
import dev.cordon.mailauth.authres.AuthenticationResults;
import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Results that stand in the message, and whether they are believed.
 *
 * @param results what was read
 * @param trust why it is believed, or that it is not
 * @param index the index of the field
 * @param sealer the domain that sealed it; empty for a plain field
 */
public record StatedResults(AuthenticationResults results, Trust trust, int index, String sealer) {

    private static final int FIELDS_MAX = 100;

    /**
     * Everything stated, from the top.
     *
     * @param origin where the border lies in the header of this message
     * @param arc the chain of this message
     */
    public static List<StatedResults> of(RawMessage message, Origin origin, Border border, ArcReport arc) {
        List<StatedResults> stated = new ArrayList<>();
        for (RawField field : message.named("authentication-results")) {
            if (stated.size() == FIELDS_MAX) {
                break;
            }
            AuthenticationResults read = AuthenticationResults.read(field, AuthResMode.TOLERANT);
            boolean ours = field.index() < origin.borderIndex() && read.readable() && border.writes(read.authservId());
            stated.add(new StatedResults(read, ours ? Trust.POSITION : Trust.NONE, field.index(), ""));
        }
        Optional<ArcSet> oldest = arc.trusted(border.sealers());
        for (ArcSet set : arc.sets()) {
            AuthenticationResults read = AuthenticationResults.read(set.results(), AuthResMode.TOLERANT);
            boolean sealed = oldest.isPresent() && set.instance() >= oldest.get().instance() && read.readable();
            Trust trust = !sealed ? Trust.NONE : bound(arc, set) ? Trust.SEAL : Trust.SEAL_UNBOUND;
            stated.add(new StatedResults(read, trust, set.results().index(), set.sealer()));
        }
        return List.copyOf(stated);
    }

    /** A later trusted set vouches for the earlier ones, so it is enough that the newest trusted message signature fits the header. */
    private static boolean bound(ArcReport arc, ArcSet set) {
        return arc.sets().stream().anyMatch(other -> other.instance() >= set.instance() && other.bound());
    }
}
