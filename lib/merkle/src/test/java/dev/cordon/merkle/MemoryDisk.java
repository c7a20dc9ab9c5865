package dev.cordon.merkle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A disk in memory that stops after its k-th change, and then shows what is left: everything that was asked for, as after
 * {@code kill -9}, or, as after a power cut, what was synced and a random part of the rest.
 */
final class MemoryDisk implements Disk {

    /** The process is gone. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("crash", null, false, false);
        }
    }

    private static final class Inode {
        private boolean folder;
        private byte[] bytes = new byte[0];
        private byte[] durable = new byte[0];
        /** How many bytes at the beginning were neither cut off nor written again since the last sync. */
        private int untouched;
    }

    private final Map<Path, Inode> names = new HashMap<>();
    private final Map<Path, Inode> durableNames = new HashMap<>();
    private long changesLeft = Long.MAX_VALUE;
    private boolean full;
    private long changes;

    /** Stops at the k-th change from now, counted from 0, half-way through it when it is a write. */
    void crashAt(long k) {
        changesLeft = k;
        full = false;
    }

    /** From the k-th change on, every change fails for want of space. */
    void fullAt(long k) {
        changesLeft = k;
        full = true;
    }

    void calm() {
        changesLeft = Long.MAX_VALUE;
    }

    long changes() {
        return changes;
    }

    /** The disk that the next process finds after a kill. */
    void killed() {
        calm();
    }

    /** The disk that the next process finds after a power cut. */
    void powerCut(Random random) {
        calm();
        Set<Path> all = new HashSet<>(names.keySet());
        all.addAll(durableNames.keySet());
        for (Path path : all) {
            Inode now = names.get(path);
            Inode before = durableNames.get(path);
            if (now != before && random.nextBoolean()) {
                if (before == null) {
                    names.remove(path);
                } else {
                    names.put(path, before);
                }
            }
        }
        names.keySet().removeIf(path -> !reachable(path));
        names.values().forEach(inode -> inode.bytes = survived(inode, random));
        names.values().forEach(inode -> {
            inode.durable = inode.bytes;
            inode.untouched = inode.bytes.length;
        });
        durableNames.clear();
        durableNames.putAll(names);
    }

    private boolean reachable(Path path) {
        Path parent = path.getParent();
        if (parent == null || parent.getParent() == null) {
            return true;
        }
        Inode inode = names.get(parent);
        return inode != null && inode.folder && reachable(parent);
    }

    private static byte[] survived(Inode inode, Random random) {
        if (Arrays.equals(inode.bytes, inode.durable)) {
            return inode.bytes;
        }
        int floor = Math.min(inode.untouched, inode.bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> inode.durable;
            case 1 -> inode.bytes;
            case 2 -> Arrays.copyOf(inode.bytes, floor + random.nextInt(inode.bytes.length - floor + 1));
            default -> {
                // The length is there, the bytes are not: what a delayed allocation can leave.
                byte[] zeroes = Arrays.copyOf(inode.bytes, inode.bytes.length);
                Arrays.fill(zeroes, floor, zeroes.length, (byte) 0);
                yield zeroes;
            }
        };
    }

    private boolean stops() throws IOException {
        changes++;
        if (changesLeft == Long.MAX_VALUE) {
            return false;
        }
        if (changesLeft-- > 0) {
            return false;
        }
        changesLeft = 0;
        if (full) {
            throw new IOException("No space left on device");
        }
        return true;
    }

    private void change() throws IOException {
        if (stops()) {
            throw new Crash();
        }
    }

    private Inode file(Path path) throws IOException {
        Inode inode = names.get(path);
        if (inode == null || inode.folder) {
            throw new FileNotFoundException(path.toString());
        }
        return inode;
    }

    @Override
    public boolean exists(Path path) {
        return names.containsKey(path);
    }

    @Override
    public byte[] read(Path file, long bytesMax) throws IOException {
        byte[] bytes = file(file).bytes;
        if (bytes.length > bytesMax) {
            throw new IOException("too large");
        }
        return bytes.clone();
    }

    @Override
    public long length(Path file) throws IOException {
        return file(file).bytes.length;
    }

    @Override
    public List<String> list(Path folder) {
        return names.keySet().stream().filter(path -> folder.equals(path.getParent())).map(path -> path.getFileName().toString())
                .sorted().toList();
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        if (!names.containsKey(folder)) {
            change();
            Inode inode = new Inode();
            inode.folder = true;
            names.put(folder, inode);
        }
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        boolean stops = stops();
        inFolder(file);
        Inode inode = names.computeIfAbsent(file, path -> new Inode());
        inode.untouched = 0;
        inode.bytes = stops ? Arrays.copyOf(bytes, bytes.length / 2) : bytes.clone();
        if (stops) {
            throw new Crash();
        }
    }

    @Override
    public void append(Path file, byte[] bytes) throws IOException {
        boolean stops = stops();
        inFolder(file);
        Inode inode = names.computeIfAbsent(file, path -> new Inode());
        int more = stops ? bytes.length / 2 : bytes.length;
        byte[] all = Arrays.copyOf(inode.bytes, inode.bytes.length + more);
        System.arraycopy(bytes, 0, all, inode.bytes.length, more);
        inode.bytes = all;
        if (stops) {
            throw new Crash();
        }
    }

    private void inFolder(Path file) throws IOException {
        Inode parent = names.get(file.getParent());
        if (parent == null || !parent.folder) {
            throw new FileNotFoundException("no folder for " + file);
        }
    }

    @Override
    public void truncate(Path file, long length) throws IOException {
        change();
        Inode inode = file(file);
        inode.bytes = Arrays.copyOf(inode.bytes, (int) length);
        inode.untouched = Math.min(inode.untouched, (int) length);
    }

    @Override
    public void sync(Path file) throws IOException {
        change();
        Inode inode = file(file);
        inode.durable = inode.bytes;
        inode.untouched = inode.bytes.length;
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        change();
        durableNames.keySet().removeIf(path -> folder.equals(path.getParent()) && !names.containsKey(path));
        names.forEach((path, inode) -> {
            if (folder.equals(path.getParent())) {
                durableNames.put(path, inode);
            }
        });
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        change();
        names.put(to, file(from));
        names.remove(from);
    }

    @Override
    public void delete(Path path) throws IOException {
        if (names.containsKey(path)) {
            change();
            names.remove(path);
        }
    }

    @Override
    public Hold lock(Path file) {
        names.computeIfAbsent(file, path -> new Inode());
        return () -> { };
    }
}
