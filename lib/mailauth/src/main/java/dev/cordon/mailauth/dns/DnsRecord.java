package dev.cordon.mailauth.dns;

import java.net.InetAddress;
import java.util.Arrays;

/** One record of an answer. */
public sealed interface DnsRecord {

    /** An A or AAAA record. */
    record Host(InetAddress address) implements DnsRecord {}

    /** An MX record; the exchange {@code ""} stands for the root, a null MX (RFC 7505 §3). */
    record Exchange(int preference, String host) implements DnsRecord {}

    /** A PTR record. */
    record Pointer(String name) implements DnsRecord {}

    /** A TXT record: its strings already joined without anything between them (RFC 7208 §3.3), as bytes, because they need not be ASCII. */
    record Text(byte[] bytes) implements DnsRecord {
        /** Copies the bytes. */
        public Text {
            bytes = bytes.clone();
        }

        @Override public byte[] bytes() {
            return bytes.clone();
        }

        /** How many bytes it has. */
        public int length() {
            return bytes.length;
        }

        /** The bytes as ISO-8859-1, one char a byte. */
        public String latin1() {
            return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        }

        @Override public boolean equals(Object other) {
            return other instanceof Text text && Arrays.equals(bytes, text.bytes);
        }

        @Override public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
