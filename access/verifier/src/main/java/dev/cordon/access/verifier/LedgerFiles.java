package dev.cordon.access.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Names and bounded reads of a ledger's files. C2SP tlog-tiles. */
final class LedgerFiles {

    static final int TILE = 256;
    static final int BUNDLE_BYTES_MAX = TILE * (2 + 65_535);

    private final Path folder;

    LedgerFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    static String number(long index) {
        StringBuilder out = new StringBuilder();
        String digits = Long.toString(index);
        String padded = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        for (int i = 0; i < padded.length(); i += 3) {
            out.append(i + 3 < padded.length() ? "x" : "").append(padded, i, i + 3).append(i + 3 < padded.length() ? "/" : "");
        }
        return out.toString();
    }

    /** The path of a tile; {@code kind} is a level or "entries". */
    static String tile(String kind, long index, int width) {
        return "tile/" + kind + "/" + number(index) + (width == TILE ? "" : ".p/" + width);
    }

    boolean has(String path) {
        return Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** At most {@code bytesMax + 1} bytes of a file, so that a longer one can be told; empty when there is none. */
    Optional<byte[]> read(String path, int bytesMax) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(path))) {
            return Optional.of(in.readNBytes(bytesMax + 1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** A tile that grew while it was looked for: the full one, or the narrowest partial one that is wide enough. */
    Optional<byte[]> wider(String kind, long index, int width, int bytesMax) throws IOException {
        Optional<byte[]> full = read(tile(kind, index, TILE), bytesMax);
        if (full.isPresent()) {
            return full;
        }
        Path partials = folder.resolve(tile(kind, index, TILE) + ".p");
        if (!Files.isDirectory(partials)) {
            return Optional.empty();
        }
        try (Stream<Path> names = Files.list(partials)) {
            Optional<Integer> best = names.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.length() <= 3 && name.chars().allMatch(c -> c >= '0' && c <= '9') && !name.isEmpty())
                    .map(Integer::valueOf).filter(found -> found > width && found < TILE).min(Integer::compare);
            return best.isEmpty() ? Optional.empty() : read(tile(kind, index, best.get()), bytesMax);
        }
    }
}
