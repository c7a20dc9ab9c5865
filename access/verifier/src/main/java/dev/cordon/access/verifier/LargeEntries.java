package dev.cordon.access.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Entries over 65,535 bytes: the tree holds a stub with SHA-256 and length, a file below {@code large/} holds the bytes. */
final class LargeEntries {

    private static final String PREFIX = "tlog-large-entry/1 sha256:";
    private static final int BYTES_MAX = 64 << 20;

    private final LedgerFiles files;
    private final Findings findings;
    private long count;

    LargeEntries(LedgerFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    static String path(long index) {
        return "large/" + LedgerFiles.number(index);
    }

    static boolean isStub(byte[] leaf) {
        return new String(leaf, 0, Math.min(leaf.length, PREFIX.length()), StandardCharsets.ISO_8859_1).equals(PREFIX);
    }

    /** The entry itself; empty, with a finding, when its file is not what the stub says. */
    Optional<byte[]> resolve(long index, byte[] leaf) throws IOException {
        if (!isStub(leaf)) {
            return Optional.of(leaf);
        }
        count++;
        String path = path(index);
        Optional<byte[]> bytes = files.read(path, BYTES_MAX);
        if (bytes.isEmpty()) {
            findings.add(Finding.Kind.MISSING_FILE, path, "the bytes of entry " + index + " are not there");
            return bytes;
        }
        String stub = PREFIX + HexFormat.of().formatHex(TreeFold.sha256().digest(bytes.get())) + " " + bytes.get().length + "\n";
        if (!stub.equals(new String(leaf, StandardCharsets.ISO_8859_1))) {
            findings.add(Finding.Kind.LARGE_ENTRY_CHANGED, path, "its bytes are not the ones that entry " + index + " vouches for");
            return Optional.empty();
        }
        return bytes;
    }

    long count() {
        return count;
    }
}
