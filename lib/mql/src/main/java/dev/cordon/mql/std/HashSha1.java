package dev.cordon.mql.std;

/** {@code hash.sha1(text)}. */
final class HashSha1 extends TextHash {
    HashSha1() {
        super("hash.sha1", "SHA-1", "a9993e364706816aba3e25717850c26c9cd0d89d");
    }
}
