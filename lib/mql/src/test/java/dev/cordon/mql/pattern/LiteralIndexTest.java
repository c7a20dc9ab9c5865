package dev.cordon.mql.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the index finds is what looking for each literal finds. */
class LiteralIndexTest {

    private static final String LETTERS = "aab bcdé漢\uD83D\uDE00ı";

    @Test void findsWhatLookingForEachFinds() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            LiteralIndex.Builder builder = new LiteralIndex.Builder();
            List<String> literals = new ArrayList<>();
            for (int count = random.nextInt(60); count >= 0; count--) {
                String literal = Folding.fold(text(random, 1 + random.nextInt(7)));
                if (builder.add(literal) == literals.size()) {
                    literals.add(literal);
                }
            }
            LiteralIndex index = builder.build();
            String folded = Folding.fold(text(random, random.nextInt(80)));
            long[] found = index.scan(folded);
            boolean none = true;
            for (int number = 0; number < literals.size(); number++) {
                boolean held = folded.contains(literals.get(number));
                none &= !held;
                assertThat((found[number >> 6] & 1L << number) != 0).as("seed %d: '%s' in '%s'", seed, literals.get(number), folded)
                    .isEqualTo(held);
            }
            assertThat(index.noneIn(folded)).as("seed %d", seed).isEqualTo(none);
        }
    }

    @Test void manyLiteralsOfOneKeyAreAllFound() {
        LiteralIndex.Builder builder = new LiteralIndex.Builder();
        for (int number = 0; number < 3_000; number++) {
            builder.add("zzz" + number + "zzz");
        }
        long[] found = builder.build().scan("..zzz7zzz..zzz2999zzz.zzz3000zzz");
        assertThat(java.util.Arrays.stream(found).map(Long::bitCount).sum()).isEqualTo(2);
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
