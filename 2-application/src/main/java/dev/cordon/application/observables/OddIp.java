package dev.cordon.application.observables;

import java.util.Optional;

import dev.cordon.kernel.message.IpAddress;

/** IPv4 addresses in the forms that browsers still take: one to four numbers, each decimal, octal or hexadecimal. */
final class OddIp {

    private static final long V4_MAX = 0xFFFF_FFFFL;

    private OddIp() {
    }

    /** The address that a host stands for; empty when it is a name. */
    static Optional<IpAddress> of(String host) {
        String text = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String[] parts = text.split("\\.", 5);
        if (text.isEmpty() || parts.length > 4) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            long room = last ? V4_MAX >> (8 * i) : 255;
            long number = number(parts[i]);
            if (number < 0 || number > room) {
                return Optional.empty();
            }
            address |= last ? number : number << (24 - 8 * i);
        }
        return IpAddress.of(new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address});
    }

    private static long number(String text) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        int radix = hex ? 16 : text.length() > 1 && text.charAt(0) == '0' ? 8 : 10;
        String digits = hex ? text.substring(2) : text;
        if (digits.isEmpty()) {
            return hex ? 0 : -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0 || value > V4_MAX) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
