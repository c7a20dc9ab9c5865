package dev.cordon.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Leads from places in something decoded back to places in what it was decoded from.
 *
 * <p>The map is a list of runs. Inside a run, every {@code outUnit} decoded positions came from {@code inUnit} source
 * positions: 1:1 for text that stands as it is, 1:3 for a row of quoted-printable escapes, 3:4 for base64, 1:2 for two-byte
 * UTF-8, 2:4 for a surrogate pair out of four bytes. So an ordinary line of base64 costs one run, whatever its length.
 */
public final class OffsetMap {

    /** The map of nothing. */
    public static final OffsetMap EMPTY = new OffsetMap(new int[0], new int[0], new int[0], new int[0], 0);

    private final int[] outs;
    private final int[] ins;
    private final int[] outUnits;
    private final int[] inUnits;
    private final int outEnd;

    private OffsetMap(int[] outs, int[] ins, int[] outUnits, int[] inUnits, int outEnd) {
        this.outs = outs;
        this.ins = ins;
        this.outUnits = outUnits;
        this.inUnits = inUnits;
        this.outEnd = outEnd;
    }

    /** The map of something that stands in its source as it is, from a given place on. */
    public static OffsetMap shifted(int inStart, int length) {
        Builder builder = new Builder();
        builder.add(length, inStart, 1, 1);
        return builder.build();
    }

    /** How many decoded positions the map knows. */
    public int length() {
        return outEnd;
    }

    /** How many runs the map needed. */
    public int runs() {
        return outs.length;
    }

    /**
     * The source ranges that a range of decoded positions came from, in the order of the decoded text; ranges that touch or
     * overlap are joined. Positions outside the map are left out. A position inside a unit gives the whole unit.
     */
    public List<RawRange> sourceOf(int from, int to) {
        int begin = Math.max(from, 0);
        int end = Math.min(to, outEnd);
        List<RawRange> found = new ArrayList<>();
        if (begin >= end) {
            return found;
        }
        for (int i = runAt(begin); i < outs.length && outs[i] < end; i++) {
            RawRange next = piece(i, Math.max(begin, outs[i]), Math.min(end, runEnd(i)));
            boolean continues = !found.isEmpty() && found.getLast().from() <= next.from() && next.from() <= found.getLast().to();
            if (continues) {
                found.set(found.size() - 1, found.getLast().join(next));
            } else {
                found.add(next);
            }
        }
        return found;
    }

    /** The smallest source range that covers what a range of decoded positions came from; empty when that is nothing. */
    public RawRange coverOf(int from, int to) {
        List<RawRange> all = sourceOf(from, to);
        if (all.isEmpty()) {
            return RawRange.at(placeOf(from));
        }
        RawRange cover = all.getFirst();
        for (RawRange range : all) {
            cover = cover.join(range);
        }
        return cover;
    }

    /** This map, with its source positions led on through a second one. */
    OffsetMap over(OffsetMap deeper) {
        Builder builder = new Builder();
        for (int i = 0; i < outs.length; i++) {
            int end = runEnd(i);
            int in = ins[i];
            if (outUnits[i] == 1 && inUnits[i] == 1) {
                deeper.copyInto(builder, in, in + (end - outs[i]));
                continue;
            }
            for (int out = outs[i]; out < end; out += outUnits[i], in += inUnits[i]) {
                RawRange cover = deeper.coverOf(in, in + inUnits[i]);
                builder.block(Math.min(outUnits[i], end - out), cover.from(), cover.length());
            }
        }
        return builder.build();
    }

    /** Adds the runs of this map between two positions to a builder, cutting units that straddle an edge. */
    void copyInto(Builder builder, int from, int to) {
        int at = from;
        while (at < to && at < outEnd) {
            int run = runAt(at);
            int end = Math.min(to, runEnd(run));
            int unit = outUnits[run];
            int into = (at - outs[run]) % unit;
            if (into != 0 || end - at < unit) {
                int stop = Math.min(end, at - into + unit);
                RawRange piece = piece(run, at, stop);
                builder.block(stop - at, piece.from(), piece.length());
                at = stop;
            } else {
                int whole = (end - at) / unit * unit;
                builder.add(whole, piece(run, at, at + whole).from(), unit, inUnits[run]);
                at += whole;
            }
        }
        if (at < to) {
            builder.block(to - at, placeOf(outEnd), 0);
        }
    }

    private int runAt(int position) {
        int run = Arrays.binarySearch(outs, position);
        return run >= 0 ? run : Math.max(-run - 2, 0);
    }

    private int runEnd(int run) {
        return run + 1 < outs.length ? outs[run + 1] : outEnd;
    }

    private RawRange piece(int run, int begin, int end) {
        int first = (begin - outs[run]) / outUnits[run];
        int last = (end - outs[run] + outUnits[run] - 1) / outUnits[run];
        return new RawRange(ins[run] + first * inUnits[run], ins[run] + last * inUnits[run]);
    }

    private int placeOf(int position) {
        if (outs.length == 0) {
            return 0;
        }
        if (position >= outEnd) {
            return piece(outs.length - 1, outs[outs.length - 1], outEnd).to();
        }
        int run = runAt(Math.max(position, 0));
        return piece(run, Math.max(position, outs[run]), Math.max(position, outs[run]) + 1).from();
    }

    /** Collects runs, joining those that continue each other. */
    static final class Builder {

        /** A builder that keeps nothing: for decoding when nobody asked for the map. */
        static final Builder OFF = new Builder(false);

        private final boolean on;
        private int[] outs;
        private int[] ins;
        private int[] outUnits;
        private int[] inUnits;
        private int count;
        private int outEnd;

        Builder() {
            this(true);
        }

        private Builder(boolean on) {
            this.on = on;
            int room = on ? 16 : 0;
            outs = new int[room];
            ins = new int[room];
            outUnits = new int[room];
            inUnits = new int[room];
        }

        /** Whether anything is kept. */
        boolean isOn() {
            return on;
        }

        /** Adds positions, a whole number of units of them. */
        void add(int outLength, int inStart, int outUnit, int inUnit) {
            if (!on || outLength == 0) {
                return;
            }
            int last = count - 1;
            boolean continues = last >= 0 && outUnits[last] == outUnit && inUnits[last] == inUnit
                    && ins[last] + (outEnd - outs[last]) / outUnit * inUnit == inStart;
            if (!continues) {
                if (count == outs.length) {
                    grow();
                }
                outs[count] = outEnd;
                ins[count] = inStart;
                outUnits[count] = outUnit;
                inUnits[count] = inUnit;
                count++;
            }
            outEnd += outLength;
        }

        /** Adds positions that can only be led back together. */
        void block(int outLength, int inStart, int inLength) {
            add(outLength, inStart, outLength, inLength);
        }

        private void grow() {
            int room = count * 2;
            outs = Arrays.copyOf(outs, room);
            ins = Arrays.copyOf(ins, room);
            outUnits = Arrays.copyOf(outUnits, room);
            inUnits = Arrays.copyOf(inUnits, room);
        }

        OffsetMap build() {
            return new OffsetMap(Arrays.copyOf(outs, count), Arrays.copyOf(ins, count), Arrays.copyOf(outUnits, count),
                    Arrays.copyOf(inUnits, count), outEnd);
        }
    }
}
