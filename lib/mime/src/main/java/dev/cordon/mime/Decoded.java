package dev.cordon.mime;

/** Bytes that came out of a decoder: a stretch of an array that may be longer. */
record Decoded(byte[] bytes, int from, int to) {
}
