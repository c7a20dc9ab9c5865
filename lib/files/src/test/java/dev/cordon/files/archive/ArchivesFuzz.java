package dev.cordon.files.archive;

import dev.cordon.bounds.Budget;
import dev.cordon.files.FileType;
import dev.cordon.files.zip.Inflated;

/** Fuzz target, in the form that Jazzer calls: walks the bytes as what they look like, within limits. */
public final class ArchivesFuzz {
    private static final Inflated.Limits LIMITS = new Inflated.Limits(200, 1 << 20);
    private static final int MEMBERS = 20;

    private ArchivesFuzz() {}

    /** Walks one file. */
    public static void fuzzerTestOneInput(byte[] data) {
        String type = FileType.of(data);
        if (!Archives.reads(type)) {
            return;
        }
        long[] seen = new long[2];
        Archives.walk(type, data, LIMITS, MEMBERS, Budget.MESSAGE.meter(), (member, bytes) -> {
            seen[0]++;
            seen[1] += bytes.length;
            if ((member.folder() || member.link() || member.encrypted()) && bytes.length > 0) {
                throw new AssertionError("bytes of what has none");
            }
        });
        if (seen[0] > MEMBERS || seen[1] > LIMITS.bytesMax()) {
            throw new AssertionError("more than the limit: " + seen[0] + " members, " + seen[1] + " bytes");
        }
    }
}
