package dev.cordon.mailauth.signature;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads modulus and exponent from DER: a SubjectPublicKeyInfo as everybody publishes it, or the bare RSAPublicKey that the text of
 * RFC 6376 §3.6.1 names.
 */
final class RsaNumbers {

    private static final byte[] RSA_ENCRYPTION = {0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01};
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;

    private final byte[] der;
    private int at;
    private int end;
    private boolean sound = true;

    private RsaNumbers(byte[] der) {
        this.der = der;
        this.end = der.length;
    }

    static Optional<BigInteger[]> read(byte[] der) {
        RsaNumbers reader = new RsaNumbers(der);
        reader.enter(SEQUENCE);
        if (reader.sound && reader.at < reader.end && der[reader.at] == SEQUENCE) {
            int algorithmEnd = reader.endOf(SEQUENCE);
            int oid = reader.at;
            if (!reader.sound || algorithmEnd - oid < RSA_ENCRYPTION.length
                    || !Arrays.equals(der, oid, oid + RSA_ENCRYPTION.length, RSA_ENCRYPTION, 0, RSA_ENCRYPTION.length)) {
                return Optional.empty();
            }
            reader.at = algorithmEnd;
            reader.enter(BIT_STRING);
            if (!reader.sound || reader.at >= reader.end || der[reader.at++] != 0) {
                return Optional.empty();
            }
            reader.enter(SEQUENCE);
        }
        BigInteger modulus = reader.integer();
        BigInteger exponent = reader.integer();
        return reader.sound && reader.at == reader.end ? Optional.of(new BigInteger[] {modulus, exponent}) : Optional.empty();
    }

    /** Goes into a value, which must reach to the end of the one around it. */
    private void enter(int tag) {
        int inner = endOf(tag);
        sound &= inner == end;
    }

    private BigInteger integer() {
        int inner = endOf(INTEGER);
        if (!sound || inner == at || inner - at > 4096) {
            sound = false;
            return BigInteger.ONE;
        }
        BigInteger value = new BigInteger(1, Arrays.copyOfRange(der, at, inner));
        at = inner;
        return value;
    }

    /** Reads tag and length; gives the offset behind the value, which begins at {@code at}. */
    private int endOf(int tag) {
        if (!sound || at + 2 > end || (der[at] & 0xff) != tag) {
            sound = false;
            return at;
        }
        int length = der[at + 1] & 0xff;
        at += 2;
        if (length > 0x80) {
            int bytes = length & 0x7f;
            if (bytes > 3 || at + bytes > end) {
                sound = false;
                return at;
            }
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | der[at++] & 0xff;
            }
        } else if (length == 0x80) {
            sound = false;
            return at;
        }
        if (length > end - at) {
            sound = false;
            return at;
        }
        return at + length;
    }
}
