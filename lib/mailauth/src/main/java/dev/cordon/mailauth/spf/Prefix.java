package dev.cordon.mailauth.spf;

/** The first bits of an address. */
final class Prefix {

    private final byte[] address;
    private final int bits;

    Prefix(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** Whether an address of the same family starts with these bits. */
    boolean covers(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (other[i] != address[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((other[whole] ^ address[whole]) & 0xff) >> 8 - rest == 0;
    }
}
