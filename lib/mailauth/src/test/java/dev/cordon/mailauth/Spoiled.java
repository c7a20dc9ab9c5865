package dev.cordon.mailauth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Runs a fuzz target over seeds and over inputs spoiled from them; a failure names the seed and carries the input as base64. */
public final class Spoiled {

    private Spoiled() {}

    /** Runs the seeds themselves, then {@code count} spoiled inputs of the random seeds from {@code first}. */
    public static void run(List<String> seeds, String dictionary, long first, int count, Consumer<byte[]> target) {
        seeds.forEach(seed -> target.accept(seed.getBytes(StandardCharsets.UTF_8)));
        target.accept(new byte[0]);
        for (long number = first; number < first + count; number++) {
            Random random = new Random(number);
            byte[] input = spoil(seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.UTF_8), dictionary.split(" "), random);
            try {
                target.accept(input);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + number + ", input " + Base64.getEncoder().encodeToString(input), failed);
            }
        }
    }

    private static byte[] spoil(byte[] seed, String[] dictionary, Random random) {
        byte[] out = seed;
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(out.length + 1);
            int to = Math.min(out.length, at + random.nextInt(8));
            byte[] piece = switch (random.nextInt(5)) {
                case 0 -> new byte[] {(byte) random.nextInt(256)};
                case 1 -> new byte[0];
                case 2 -> Arrays.copyOfRange(out, random.nextInt(out.length + 1) / 2, out.length);
                default -> dictionary[random.nextInt(dictionary.length)].getBytes(StandardCharsets.UTF_8);
            };
            byte[] next = new byte[at + piece.length + out.length - to];
            System.arraycopy(out, 0, next, 0, at);
            System.arraycopy(piece, 0, next, at, piece.length);
            System.arraycopy(out, to, next, at + piece.length, out.length - to);
            out = next;
        }
        return out;
    }
}
