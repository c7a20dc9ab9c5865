package dev.cordon.mailauth.origin;

import dev.cordon.mailauth.arc.ArcReport;
import dev.cordon.mailauth.arc.ArcSet;
import dev.cordon.mailauth.authres.AuthResMode;
import dev.cordon.mailauth.authres.AuthenticationResults;
import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Results that stand in the message, and whether they are believed.
 *
 * @param results what was read
 * @param trust why it is believed, or that it is not
 * @param index the index of the field
 * @param start offset of its first byte in the message
 * @param sealer the domain that sealed it; empty for a plain field
 */
public record StatedResults(AuthenticationResults results, Trust trust, int index, int start, String sealer) {

    private static final int FIELDS_MAX = 100;

    /**
     * Everything stated, from the top.
     *
     * @param origin where the border lies in the header of this message
     * @param arc the chain of this message
     */
    public static List<StatedResults> of(RawMessage message, Origin origin, Border border, ArcReport arc) {
        List<StatedResults> sealed = new ArrayList<>();
        List<StatedResults> placed = new ArrayList<>();
        for (RawField field : message.named("arc-authentication-results")) {
            AuthenticationResults read = AuthenticationResults.read(field, AuthResMode.TOLERANT);
            if (placed.size() < FIELDS_MAX && isPlaced(read, field, origin, border) && !read.authservId().isEmpty()) {
                placed.add(new StatedResults(read, Trust.POSITION, field.index(), field.start(), sealer(arc, field)));
            }
        }
        Optional<ArcSet> oldest = arc.trusted(border.sealers());
        for (ArcSet set : arc.sets()) {
            AuthenticationResults read = AuthenticationResults.read(set.results(), AuthResMode.TOLERANT);
            boolean counts = oldest.isPresent() && set.instance() >= oldest.get().instance() && read.readable();
            Trust trust = !counts ? Trust.NONE : bound(arc, set) ? Trust.SEAL : Trust.SEAL_UNBOUND;
            if (placed.stream().noneMatch(one -> one.index() == set.results().index())) {
                sealed.add(new StatedResults(read, trust, set.results().index(), set.results().start(), set.sealer()));
            }
        }
        List<StatedResults> stated = plain(message, origin, border, placed);
        stated.addAll(placed);
        stated.addAll(sealed);
        return List.copyOf(stated);
    }

    private static List<StatedResults> plain(RawMessage message, Origin origin, Border border, List<StatedResults> placed) {
        List<StatedResults> stated = new ArrayList<>();
        for (RawField field : message.named("authentication-results")) {
            if (stated.size() == FIELDS_MAX) {
                break;
            }
            AuthenticationResults read = AuthenticationResults.read(field, AuthResMode.TOLERANT);
            boolean ours = isPlaced(read, field, origin, border) || isRepeated(read, field, message, origin, placed);
            stated.add(new StatedResults(read, ours ? Trust.POSITION : Trust.NONE, field.index(), field.start(), ""));
        }
        return stated;
    }

    private static boolean isPlaced(AuthenticationResults read, RawField field, Origin origin, Border border) {
        return field.index() < origin.borderIndex() && read.readable() && border.writes(read.authservId());
    }

    /**
     * Gmail writes its Authentication-Results right below the Received field of its border, where the first field of a stranger's message
     * stands too when Gmail writes none. So the place alone proves nothing there. But Gmail repeats what it found in the set of its seal,
     * above that Received field: a field below that says nothing else than a field above is Gmail's, or as good.
     */
    private static boolean isRepeated(AuthenticationResults read, RawField field, RawMessage message, Origin origin, List<StatedResults> placed) {
        if (field.index() <= origin.borderIndex() || origin.borderIndex() < 0 || !read.readable() || read.results().isEmpty()) {
            return false;
        }
        for (int i = origin.borderIndex() + 1; i < field.index(); i++) {
            String between = message.fields().get(i).name();
            if (!between.equals("received-spf") && !between.equals("authentication-results")) {
                return false;
            }
        }
        return placed.stream().anyMatch(one -> one.results().authservId().equalsIgnoreCase(read.authservId())
                && new HashSet<>(one.results().results()).containsAll(read.results()));
    }

    private static String sealer(ArcReport arc, RawField field) {
        return arc.sets().stream().filter(set -> set.results().index() == field.index()).map(ArcSet::sealer).findFirst().orElse("");
    }

    /** A later trusted set vouches for the earlier ones, so it is enough that the newest trusted message signature fits the header. */
    private static boolean bound(ArcReport arc, ArcSet set) {
        return arc.sets().stream().anyMatch(other -> other.instance() >= set.instance() && other.bound());
    }
}
