package dev.cordon.access.bench;

/**
 * One measured speed.
 *
 * @param bench what it belongs to: auth or mime
 * @param name what was done
 * @param bytes of one message; 0 when no message is involved
 * @param done how often it was done in the best round
 * @param perSecond how often it is done in a second of processor time, in the best round
 */
public record Figure(String bench, String name, int bytes, long done, double perSecond) {}
