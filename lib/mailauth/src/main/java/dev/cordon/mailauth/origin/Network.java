package dev.cordon.mailauth.origin;

import dev.cordon.mailauth.dns.AddressText;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses.
 *
 * @param base any address in it
 * @param prefix how many leading bits all addresses in it share
 */
public record Network(InetAddress base, int prefix) {

    /** Refuses a prefix that the address does not have. */
    public Network {
        if (prefix < 0 || prefix > base.getAddress().length * 8) {
            throw new IllegalArgumentException("prefix " + prefix);
        }
    }

    /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single address; empty when it is none. Never asks DNS. */
    public static Optional<Network> read(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> base = address(slash < 0 ? text : text.substring(0, slash));
        if (base.isEmpty()) {
            return Optional.empty();
        }
        int bits = base.get().getAddress().length * 8;
        if (slash < 0) {
            return Optional.of(new Network(base.get(), bits));
        }
        String digits = text.substring(slash + 1);
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(digits);
        return prefix > bits ? Optional.empty() : Optional.of(new Network(base.get(), prefix));
    }

    /** An address from its text; empty when it is none. Never asks DNS. */
    public static Optional<InetAddress> address(String text) {
        byte[] bytes = AddressText.bytes(text);
        return bytes.length == 0 ? Optional.empty() : Optional.of(AddressText.address(bytes));
    }

    /** Whether an address lies in it. */
    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((mine[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an address is one that the Internet does not route, so that it says nothing about a stranger (RFC 6890 §2.2). */
    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            return first == 0 || first >= 240 || first == 100 && second >= 64 && second < 128;
        }
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        // RFC 3056 §2: 2002 and an IPv4 address; Google's hosts call themselves by such names of private addresses.
        boolean relayed = first == 0x20 && second == 0x02 && (bytes[2] == 10 || (bytes[2] & 0xff) == 192 && (bytes[3] & 0xff) == 168);
        return uniqueLocal || relayed;
    }
}
