package dev.cordon.application.analysis;

import java.util.List;

import dev.cordon.bounds.Meter;
import dev.cordon.files.FileType;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;

/** Formats and dimensions of images, from their first bytes. What is drawn in them stays unknown: nothing here looks. */
final class ImageAnalyser implements Analyser {

    @Override
    public AnalyserName name() {
        return new AnalyserName("images");
    }

    @Override
    public List<Evidence> analyse(Material material, Meter meter) {
        Facts facts = new Facts();
        for (FileSeen file : material.files()) {
            if (FileType.isImage(file.exploded().type())) {
                facts.texts(FactNames.CONTENT_IMAGE, List.of(file.leaf().where()), file.exploded().type(),
                        dimensions(file.exploded().type(), file.bytes().shared()));
            }
        }
        return facts.all();
    }

    /** {@code WxH}, or nothing when the first bytes do not tell. */
    static String dimensions(String type, byte[] b) {
        return switch (type) {
            case "png" -> b.length < 24 ? "" : size(big32(b, 16), big32(b, 20));
            case "gif" -> b.length < 10 ? "" : size(little16(b, 6), little16(b, 8));
            case "bmp" -> b.length < 26 ? "" : size(little16(b, 18) | (long) little16(b, 20) << 16,
                    Math.abs((long) (little16(b, 22) | little16(b, 24) << 16)));
            case "jpg" -> jpeg(b);
            default -> "";
        };
    }

    // ITU-T T.81 B.1.1.4: segments follow each other until a frame header tells the size.
    private static String jpeg(byte[] b) {
        int at = 2;
        while (at + 9 < b.length) {
            int marker = b[at + 1] & 255;
            if (b[at] != (byte) 0xFF) {
                return "";
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return size(big16(b, at + 7), big16(b, at + 5));
            }
            at += marker == 0xFF ? 1 : 2 + Math.max(2, big16(b, at + 2));
        }
        return "";
    }

    private static String size(long width, long height) {
        return width + "x" + height;
    }

    private static int little16(byte[] b, int at) {
        return b[at] & 255 | (b[at + 1] & 255) << 8;
    }

    private static int big16(byte[] b, int at) {
        return (b[at] & 255) << 8 | b[at + 1] & 255;
    }

    private static long big32(byte[] b, int at) {
        return (long) big16(b, at) << 16 | big16(b, at + 2);
    }
}
