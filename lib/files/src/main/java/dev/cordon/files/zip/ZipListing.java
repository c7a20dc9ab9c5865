package dev.cordon.files.zip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.cordon.bounds.Meter;
import dev.cordon.files.Bytes;

/**
 * The members of a ZIP file, by its central directory and by its local headers (APPNOTE 6.3.10 §4.3). Programs use the one or
 * the other: where they disagree, both are listed and the disagreement is told. Nothing is unpacked here.
 *
 * @param members by name of the central directory, then those that only local headers have
 * @param comment why programs would disagree, in stable words: concatenated, names-differ, no-directory,
 *                overlapping; empty when they agree
 * @param complete false when a limit ended the listing
 */
public record ZipListing(List<Member> members, List<String> comment, boolean complete) {

    /**
     * One member.
     *
     * @param name as stored, read as UTF-8 where it is UTF-8
     * @param encrypted whether it needs a password
     * @param method how it is packed: 0 stored, 8 deflate
     * @param packed its packed size as stated
     * @param size its size as stated
     * @param header where its local header begins, -1 when that is beyond the file
     * @param link whether it is a symbolic link
     */
    public record Member(String name, boolean encrypted, int method, long packed, long size, int header, boolean link) {
        /** Whether it is a folder by its name. */
        public boolean isFolder() {
            return name.endsWith("/") || name.endsWith("\\");
        }
    }

    private static final byte[] LOCAL = Bytes.ascii("PK\u0003\u0004");
    private static final byte[] CENTRAL = Bytes.ascii("PK\u0001\u0002");
    private static final byte[] END = Bytes.ascii("PK\u0005\u0006");
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int NAME_LENGTH_MAX = 4_096;

    /** Lists a file that begins like a ZIP or ends like one. */
    public static ZipListing of(byte[] file, Meter meter) {
        List<String> comment = new ArrayList<>();
        boolean complete = meter.steps(file.length);
        if (!complete) {
            return new ZipListing(List.of(), List.of(), false);
        }
        List<Integer> ends = places(file, END);
        Map<String, Member> members = new LinkedHashMap<>();
        Covered covered = new Covered();
        boolean concatenated = false;
        for (int end : ends.reversed()) {
            if (!covered.holds(end)) {
                List<Member> found = central(file, end, meter);
                concatenated |= !members.isEmpty() && !found.isEmpty();
                found.forEach(m -> members.putIfAbsent(m.name(), m));
                found.forEach(m -> covered.add(file, m));
            }
        }
        note(comment, "concatenated", concatenated);
        note(comment, "no-directory", ends.isEmpty());
        note(comment, "overlapping", covered.overlaps());
        int before = members.size();
        for (int at : places(file, LOCAL)) {
            Member member = local(file, at);
            if (!covered.holds(at) && !members.containsKey(member.name()) && isPlausible(file, at) && meter.items(1)) {
                members.put(member.name(), member);
            }
        }
        note(comment, "names-differ", before > 0 && members.size() > before);
        return new ZipListing(List.copyOf(members.values()), comment, !meter.exhausted());
    }

    // The stretches of the file that are packed members: what looks like a header inside them belongs to an inner file.
    private static final class Covered {
        private final TreeMap<Integer, Integer> ends = new TreeMap<>();
        private boolean overlaps;

        void add(byte[] file, Member member) {
            int start = start(file, member);
            if (start >= 0 && member.packed() > 0) {
                int end = (int) Math.min(start + member.packed(), file.length);
                Map.Entry<Integer, Integer> before = ends.floorEntry(start);
                overlaps |= before != null && before.getValue() > start;
                ends.merge(start, end, Math::max);
            }
        }

        boolean holds(int at) {
            Map.Entry<Integer, Integer> before = ends.floorEntry(at);
            return before != null && at < before.getValue();
        }

        boolean overlaps() {
            return overlaps;
        }
    }

    /** Where the packed bytes of a member begin; -1 when that cannot be told. */
    public static int start(byte[] file, Member member) {
        int at = member.header();
        if (at < 0 || at + LOCAL_LENGTH > file.length) {
            return -1;
        }
        long start = (long) at + LOCAL_LENGTH + Bytes.u16(file, at + 26) + Bytes.u16(file, at + 28);
        return start <= file.length ? (int) start : -1;
    }

    // The directory that this end record points to, or that stands right before it when the offsets are shifted.
    private static List<Member> central(byte[] file, int end, Meter meter) {
        List<Member> members = new ArrayList<>();
        long size = Bytes.u32(file, end + 12);
        long stated = Bytes.u32(file, end + 16);
        int at = size <= end ? (int) (end - size) : (int) Math.min(stated, file.length);
        int shift = (int) Math.max(Math.min(at - stated, file.length), -file.length);
        while (at + CENTRAL_LENGTH <= file.length && Bytes.find(file, CENTRAL, at, at + 1) == at && meter.items(1)) {
            int nameLength = Bytes.u16(file, at + 28);
            long header = Bytes.u32(file, at + 42) + shift;
            boolean unix = file[at + 5] == 3;
            boolean link = unix && (Bytes.u32(file, at + 38) >> 16 & 0xF000) == 0xA000;
            members.add(new Member(name(file, at + CENTRAL_LENGTH, nameLength), (Bytes.u16(file, at + 8) & 1) != 0,
                    Bytes.u16(file, at + 10), Bytes.u32(file, at + 20), Bytes.u32(file, at + 24),
                    header >= 0 && header < file.length ? (int) header : -1, link));
            at += CENTRAL_LENGTH + nameLength + Bytes.u16(file, at + 30) + Bytes.u16(file, at + 32);
        }
        return members;
    }

    private static Member local(byte[] file, int at) {
        return new Member(name(file, at + LOCAL_LENGTH, Bytes.u16(file, at + 26)), (Bytes.u16(file, at + 6) & 1) != 0,
                Bytes.u16(file, at + 8), Bytes.u32(file, at + 18), Bytes.u32(file, at + 22), at, false);
    }

    // Packed bytes may look like a header by chance: a real one has a known method and a short name without controls.
    private static boolean isPlausible(byte[] file, int at) {
        int method = Bytes.u16(file, at + 8);
        int nameLength = Bytes.u16(file, at + 26);
        boolean known = method == 0 || method == 8 || method == 9 || method == 12 || method == 14 || method == 93 || method == 95
                || method == 99;
        return known && nameLength > 0 && nameLength < 512 && at + LOCAL_LENGTH + nameLength <= file.length;
    }

    private static List<Integer> places(byte[] file, byte[] mark) {
        List<Integer> places = new ArrayList<>();
        for (int at = Bytes.find(file, mark, 0, file.length); at >= 0; at = Bytes.find(file, mark, at + 1, file.length)) {
            places.add(at);
        }
        return places;
    }

    private static String name(byte[] file, int at, int length) {
        int from = Math.min(at, file.length);
        int to = Math.min(from + Math.min(length, NAME_LENGTH_MAX), file.length);
        return new String(file, from, to - from, StandardCharsets.UTF_8);
    }

    private static void note(List<String> comment, String word, boolean holds) {
        if (holds) {
            comment.add(word);
        }
    }
}
