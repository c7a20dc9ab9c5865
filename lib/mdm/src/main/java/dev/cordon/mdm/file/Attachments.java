package dev.cordon.mdm.file;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mime.FileName;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.MimePart;
import dev.cordon.mime.RawRange;
import dev.cordon.mql.value.Blob;
import dev.cordon.mql.value.Struct;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parts as {@code Attachment} objects. */
public final class Attachments {

    private Attachments() {
    }

    /** The objects of parts, in order. */
    public static List<Struct> of(List<MimePart> parts) {
        return parts.stream().map(Attachments::of).toList();
    }

    private static Struct of(MimePart part) {
        Optional<String> name = part.fileName().map(FileName::text).filter(t -> !t.isEmpty());
        Blob blob = new PartBlob(part);
        RawRange range = part.source().rawCover(part.bodyRange());
        return Struct.of(Schema.ATTACHMENT)
                .set("content_disposition", part.disposition().map(d -> d.word()).filter(w -> !w.isEmpty()).orElse(null))
                .set("content_id", part.headers().first("content-id").map(Attachments::bare).orElse(null))
                .set("content_transfer_encoding", encoding(part))
                .set("content_type", type(part))
                .set("file_name", name.orElse(null))
                .set("file_extension", FileTypes.extension(name.orElse(null)))
                .lazy("file_type", () -> FileTypes.of(blob.bytes()))
                .set("raw", blob)
                .lazy("size", () -> blob.size())
                .lazy("md5", hash("MD5", blob)).lazy("sha1", hash("SHA-1", blob)).lazy("sha256", hash("SHA-256", blob))
                .place("raw", range.from(), range.to());
    }

    private static Supplier<String> hash(String algorithm, Blob blob) {
        return () -> Hashes.of(algorithm, blob.bytes());
    }

    /** The transfer encoding of a part in lower case; null when it states none. */
    public static @Nullable String encoding(MimePart part) {
        return part.headers().first("content-transfer-encoding").map(f -> f.text().strip().toLowerCase(Locale.ROOT)).orElse(null);
    }

    // What stands there, even when it is no type with a subtype.
    private static String type(MimePart part) {
        Optional<HeaderField> field = part.headers().first("content-type");
        boolean odd = field.isPresent() && !part.contentType().isStated();
        String head = odd ? field.get().parameters().head().strip().toLowerCase(Locale.ROOT) : "";
        return head.isEmpty() ? part.contentType().name() : head;
    }

    private static String bare(HeaderField field) {
        String text = field.text().strip();
        return text.startsWith("<") && text.endsWith(">") && text.length() > 1 ? text.substring(1, text.length() - 1) : text;
    }

    /** The decoded body of a part. */
    private static final class PartBlob implements Blob {
        private final MimePart part;
        private byte @Nullable [] kept;

        PartBlob(MimePart part) {
            this.part = part;
        }

        @Override public long size() {
            return part.body().length();
        }

        @Override public byte[] bytes() {
            byte[] known = kept;
            if (known == null) {
                known = part.body().bytes();
                kept = known;
            }
            return known;
        }

        @Override public String toString() {
            return part.path();
        }
    }
}
