package dev.cordon.mql.std;

/** {@code hash.sha256(text)}. */
final class HashSha256 extends TextHash {
    HashSha256() {
        super("hash.sha256", "SHA-256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
