package dev.cordon.mql.std;

/** {@code hash.md5(text)}. */
final class HashMd5 extends TextHash {
    HashMd5() {
        super("hash.md5", "MD5", "900150983cd24fb0d6963f7d28e17f72");
    }
}
