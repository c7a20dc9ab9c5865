package dev.cordon.access.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.cordon.merkle.Checkpoint;
import dev.cordon.merkle.Hash;
import dev.cordon.merkle.Malformed;
import dev.cordon.merkle.NoteKey;
import dev.cordon.merkle.SignedNote;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutated input for every parser, and the two implementations must agree about every note. */
class ParserFuzzTest {

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] = (byte) "\n +=\u0000A0/x-".charAt(random.nextInt(10));
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                default -> {
                    byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, more, at + 1, bytes.length - at);
                    bytes = more;
                }
            }
        }
        return bytes;
    }

    @Test
    void bothImplementationsAgreeAboutEveryMutatedCheckpoint() throws Exception {
        Checkpoint checkpoint = new Checkpoint("example.org/ledger", 42, Hash.empty(), List.of("time 1766000000000", "history 3"));
        byte[] seed = SignedNote.sign(checkpoint.text(), List.of(Ledgers.signer(1))).bytes();
        List<Vouched.Key> keys = List.of(Vouched.key(Ledgers.key()));
        NoteKey key = Ledgers.signer(1).key();
        for (int round = 0; round < 3000; round++) {
            byte[] note = round == 0 ? seed : mutated(seed, new Random(round));
            boolean theirs;
            try {
                SignedNote parsed = SignedNote.parse(note);
                theirs = parsed.standing(List.of(key)) instanceof SignedNote.Standing.Vouched
                        && Checkpoint.parse(parsed.text()).origin().equals(key.name());
            } catch (Malformed e) {
                theirs = false;
            }
            boolean ours;
            try {
                Vouched.Head head = Vouched.open(note, keys);
                ours = true;
                assertThat(head.size()).isEqualTo(42);
                assertThat(head.time()).isEqualTo(1766000000000L);
            } catch (Vouched.Bad e) {
                ours = false;
            }
            assertThat(ours).as("round %d", round).isEqualTo(theirs);
            assertThat(ours).as("round %d", round).isEqualTo(Arrays.equals(note, seed));
        }
    }

    @Test
    void keysHistoriesAndEntriesNeverThrowAnythingElse() throws Exception {
        byte[] key = Ledgers.key().getBytes(StandardCharsets.UTF_8);
        byte[] entry = "{\"seq\":1,\"at\":\"2026-01-01T00:00:00Z\",\"x\":[1,-2.5e+3,{\"y\":null,\"z\":\"\\u00e4\\n\"},true,false]}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] history = SignedNote.sign("a\n1\n", List.of(Ledgers.signer(1))).toString().repeat(3).getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 5000; round++) {
            Random random = new Random(round);
            try {
                Vouched.Key found = Vouched.key(new String(mutated(key, random), StandardCharsets.UTF_8));
                assertThat(found.name()).isNotEmpty();
            } catch (Vouched.Bad e) {
                assertThat(e.text()).isNotEmpty();
            }
            try {
                assertThat(EntryFields.read(mutated(entry, random))).isNotNull();
            } catch (EntryFields.NotJson e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
            byte[] notes = mutated(history, random);
            HistoryReader reader = new HistoryReader(new ByteArrayInputStream(notes));
            int bytes = 0;
            for (Optional<HistoryReader.Item> item = reader.next(); item.isPresent(); item = reader.next()) {
                bytes += item.get().note().length;
            }
            if (bytes != notes.length) {
                fail("seed %d: %d of %d bytes of the history were read", round, bytes, notes.length);
            }
        }
    }

    @Test
    void membersOfTheOuterObjectAreRead() throws Exception {
        byte[] entry =
                " {\"seq\" : 17, \"kind\":\"or\\u0064er\",\"id\":\"a\\\"b\",\"in\":{\"id\":\"not this\"},\"at\":5} ".getBytes(StandardCharsets.UTF_8);
        assertThat(EntryFields.read(entry)).containsOnly(java.util.Map.entry("seq", "17"), java.util.Map.entry("kind", "order"),
                java.util.Map.entry("id", "a\"b"), java.util.Map.entry("at", "5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}x", "{\"a\":1,\"a\":2}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":}", "{\"a\" 1}", "{a:1}", "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}", "{\"a\":tru}", "{\"a\":[1,]}", "{\"a\":1,}", "{\"a\":NaN}", "{\"a\":\"\\u12g4\"}", "{\"a\":-}"})
    void whatIsNoObjectIsRefused(String text) {
        assertThatThrownBy(() -> EntryFields.read(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(EntryFields.NotJson.class);
    }

    @Test
    void deepNestingIsRefusedInsteadOfEatingTheStack() {
        byte[] deep = ("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> EntryFields.read(deep)).isInstanceOf(EntryFields.NotJson.class).hasMessageContaining("deeper");
    }
}
