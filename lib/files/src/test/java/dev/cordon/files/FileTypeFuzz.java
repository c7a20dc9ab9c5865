package dev.cordon.files;

import dev.cordon.bounds.Budget;
import dev.cordon.files.ole.Ole;
import dev.cordon.files.zip.Inflated;
import dev.cordon.files.zip.Office;
import dev.cordon.files.zip.ZipListing;

/** Fuzz target, in the form that Jazzer calls: every reader on the same bytes, whatever they are. */
public final class FileTypeFuzz {
    private static final Inflated.Limits LIMITS = new Inflated.Limits(200, 1 << 20);

    private FileTypeFuzz() {}

    /** Reads one file in every way. */
    public static void fuzzerTestOneInput(byte[] data) {
        String type = FileType.of(data);
        if (!type.equals(FileType.extension("x." + type)) && !type.equals("Z")) {
            throw new AssertionError("a type is no extension: " + type);
        }
        Ole.type(data);
        Ole.hasMacros(data);
        ZipListing listing = ZipListing.of(data, Budget.MESSAGE.meter());
        Office.type(listing);
        for (ZipListing.Member member : listing.members()) {
            int start = ZipListing.start(data, member);
            if (start > data.length) {
                throw new AssertionError("a member begins behind the end");
            }
            if (start >= 0) {
                Inflated.of(data, start, member, LIMITS, Budget.MESSAGE.meter()).ifPresent(FileTypeFuzz::within);
            }
        }
        within(Inflated.gzip(data, LIMITS, Budget.MESSAGE.meter()));
    }

    private static void within(Inflated inflated) {
        if (inflated.bytes().length > LIMITS.bytesMax()) {
            throw new AssertionError("more than the limit came out");
        }
    }
}
