package dev.cordon.files.ole;

import dev.cordon.files.Bytes;

/** What the directory of an OLE compound file gives away ([MS-CFB] §2.6): stream names stand in it as UTF-16. */
public final class Ole {

    private static final byte[] ENCRYPTED = Bytes.utf16("EncryptedPackage");
    private static final byte[] VBA = Bytes.utf16("_VBA_PROJECT");
    private static final byte[] MACROS = Bytes.utf16("Macros\u0000");
    private static final byte[] WORD = Bytes.utf16("WordDocument");
    private static final byte[] WORKBOOK = Bytes.utf16("Workbook");
    private static final byte[] SLIDES = Bytes.utf16("PowerPoint Document");
    private static final byte[] MAIL = Bytes.utf16("__properties_version1.0");
    // Class id of Windows Installer packages, as it stands in the root entry.
    private static final byte[] INSTALLER =
            Bytes.ascii("\u0084\u0010\u000C\u0000\u0000\u0000\u0000\u0000\u00C0\u0000\u0000\u0000\u0000\u0000\u0000\u0046");

    private Ole() {
    }

    /** The type: doc, xls, ppt, msg, msi, or ole when it is none of these. */
    public static String type(byte[] file) {
        if (Bytes.contains(file, INSTALLER)) {
            return "msi";
        }
        if (Bytes.contains(file, WORD)) {
            return "doc";
        }
        if (Bytes.contains(file, WORKBOOK)) {
            return "xls";
        }
        if (Bytes.contains(file, SLIDES)) {
            return "ppt";
        }
        return Bytes.contains(file, MAIL) ? "msg" : "ole";
    }

    /** Whether it is a document under a password ([MS-OFFCRYPTO] §2.3.4.4). */
    public static boolean isEncrypted(byte[] file) {
        return Bytes.contains(file, ENCRYPTED);
    }

    /** Whether it holds macros ([MS-OVBA] §2.2). */
    public static boolean hasMacros(byte[] file) {
        return Bytes.contains(file, VBA) || Bytes.contains(file, MACROS);
    }
}
