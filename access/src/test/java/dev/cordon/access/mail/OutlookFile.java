package dev.cordon.access.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes Outlook messages for tests, property by property ([MS-OXMSG] §2). */
final class OutlookFile {
    private static final String PROPERTIES = "__properties_version1.0";
    private static final long EPOCH_MILLIS_1601 = -11_644_473_600_000L;

    /** One message: the top of a file, or within another. */
    static final class Message {
        private final DirectoryEntry folder;
        private int attachments;

        private Message(DirectoryEntry folder, boolean top, Instant sent) throws IOException {
            this.folder = folder;
            ByteBuffer bytes = ByteBuffer.allocate((top ? 32 : 24) + 16).order(ByteOrder.LITTLE_ENDIAN);
            bytes.position(top ? 32 : 24);
            // PidTagClientSubmitTime, PtypTime: 100 nanoseconds since 1601.
            bytes.putInt(0x0039_0040).putInt(6).putLong((sent.toEpochMilli() - EPOCH_MILLIS_1601) * 10_000);
            folder.createDocument(PROPERTIES, new ByteArrayInputStream(bytes.array()));
            text(0x001A, "IPM.Note");
        }

        Message text(int property, String value) throws IOException {
            folder.createDocument(name(property, "001F"), new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_16LE)));
            return this;
        }

        Message bytes(int property, byte[] value) throws IOException {
            folder.createDocument(name(property, "0102"), new ByteArrayInputStream(value));
            return this;
        }

        private DirectoryEntry attachment(String fileName) throws IOException {
            DirectoryEntry one = folder.createDirectory(String.format(Locale.ROOT, "__attach_version1.0_#%08X", attachments++));
            one.createDocument(PROPERTIES, new ByteArrayInputStream(new byte[8]));
            one.createDocument(name(0x3707, "001F"), new ByteArrayInputStream(fileName.getBytes(StandardCharsets.UTF_16LE)));
            return one;
        }

        Message attached(String fileName, String type, byte[] value) throws IOException {
            DirectoryEntry one = attachment(fileName);
            one.createDocument(name(0x370E, "001F"), new ByteArrayInputStream(type.getBytes(StandardCharsets.UTF_16LE)));
            one.createDocument(name(0x3701, "0102"), new ByteArrayInputStream(value));
            return this;
        }

        Message attachedMessage(String fileName, Instant sent) throws IOException {
            return new Message(attachment(fileName).createDirectory(name(0x3701, "000D")), false, sent);
        }

        Message to(String display, String address) throws IOException {
            DirectoryEntry one = folder.createDirectory("__recip_version1.0_#00000000");
            one.createDocument(PROPERTIES, new ByteArrayInputStream(new byte[8]));
            one.createDocument(name(0x3001, "001F"), new ByteArrayInputStream(display.getBytes(StandardCharsets.UTF_16LE)));
            one.createDocument(name(0x39FE, "001F"), new ByteArrayInputStream(address.getBytes(StandardCharsets.UTF_16LE)));
            return this;
        }
    }

    private final POIFSFileSystem file = new POIFSFileSystem();
    final Message message;

    OutlookFile(Instant sent) throws IOException {
        message = new Message(file.getRoot(), true, sent);
    }

    private static String name(int property, String type) {
        return String.format(Locale.ROOT, "__substg1.0_%04X%s", property, type);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.writeFilesystem(out);
        file.close();
        return out.toByteArray();
    }
}
