package dev.cordon.mailauth.signature;

import java.util.Arrays;

/** A growing array of bytes. */
final class Bytes {

    byte[] array;
    int length;

    Bytes(int capacity) {
        array = new byte[capacity];
    }

    void add(byte b) {
        if (length == array.length) {
            array = Arrays.copyOf(array, length * 2);
        }
        array[length++] = b;
    }

    void add(byte[] from, int offset, int count) {
        if (length + count > array.length) {
            array = Arrays.copyOf(array, Math.max(length + count, array.length * 2));
        }
        System.arraycopy(from, offset, array, length, count);
        length += count;
    }

    void lineEnd() {
        add((byte) '\r');
        add((byte) '\n');
    }
}
