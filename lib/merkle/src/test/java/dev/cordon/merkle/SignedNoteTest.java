package dev.cordon.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP signed-note and tlog-checkpoint. */
class SignedNoteTest {

    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    private static final String SIGNATURE = "\u2014 PeterNeumann "
            + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static NoteSigner signer(String name, int seed) throws Malformed {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return NoteSigner.of(name, bytes);
    }

    @Test
    void aPublishedKeySignsAsPublished() throws Exception {
        NoteSigner signer = NoteSigner.parse(SECRET);
        assertThat(signer.key()).hasToString(PUBLIC);
        assertThat(SignedNote.sign(TEXT, List.of(signer))).hasToString(TEXT + "\n" + SIGNATURE);
        SignedNote note = SignedNote.parse((TEXT + "\n" + SIGNATURE).getBytes(StandardCharsets.UTF_8));
        NoteKey key = NoteKey.parse(PUBLIC);
        assertThat(note.standing(List.of(key))).isEqualTo(new SignedNote.Standing.Vouched(List.of(key)));
    }

    @Test
    void theFirstVectorOfRfc8032DerivesItsPublicKey() throws Exception {
        // RFC 8032 §7.1, test 1.
        NoteSigner signer = NoteSigner.of("x", HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        NoteKey wanted = NoteKey.of("x", HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        assertThat(signer.key()).isEqualTo(wanted);
    }

    @Test
    void severalSignaturesAndUnknownKeys() throws Exception {
        NoteSigner log = signer("example.org/log", 1);
        NoteSigner witness = signer("witness", 2);
        SignedNote note = SignedNote.parse(SignedNote.sign("a\n\nb\n", List.of(log)).and(witness).bytes());
        assertThat(note.text()).isEqualTo("a\n\nb\n");
        assertThat(note.signers()).containsExactly("example.org/log", "witness");
        assertThat(note.standing(List.of(witness.key()))).isEqualTo(new SignedNote.Standing.Vouched(List.of(witness.key())));
        assertThat(note.standing(List.of(log.key(), witness.key())))
                .isEqualTo(new SignedNote.Standing.Vouched(List.of(log.key(), witness.key())));
        assertThat(note.standing(List.of(signer("example.org/log", 3).key())))
                .isEqualTo(new SignedNote.Standing.Unknown(List.of("example.org/log", "witness")));
    }

    @Test
    void noBitOfANoteIsFreeToChange() throws Exception {
        NoteSigner log = signer("example.org/log", 1);
        byte[] bytes = SignedNote.sign("example.org/log\n0\n" + Hash.empty().base64() + "\n", List.of(log)).bytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            boolean vouched;
            try {
                vouched = SignedNote.parse(changed).standing(List.of(log.key())) instanceof SignedNote.Standing.Vouched;
            } catch (Malformed e) {
                vouched = false;
            }
            assertThat(vouched).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void oneFalseSignatureOfAKnownKeyMakesTheNoteForged() throws Exception {
        NoteSigner log = signer("log", 1);
        NoteSigner witness = signer("witness", 2);
        String forged = SignedNote.sign("other\n", List.of(witness)).toString().substring("other\n\n".length());
        SignedNote note = SignedNote.parse((SignedNote.sign("text\n", List.of(log)) + forged).getBytes(StandardCharsets.UTF_8));
        assertThat(note.standing(List.of(log.key(), witness.key()))).isEqualTo(new SignedNote.Standing.Forged(witness.key()));
        assertThat(note.standing(List.of(log.key()))).isInstanceOf(SignedNote.Standing.Vouched.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "text\n", "text\n\n", "text\n\nno dash\n", "text\n\n\u2014 name\n", "text\n\n\u2014 na+me AAAAAAA=\n",
        "text\n\n\u2014 name AAAA\n", "text\n\n\u2014 name AAAAAAB=\n", "te\txt\n\n\u2014 name AAAAAAA=\n", "text\n\n\u2014 name AAAAAAA=",
        "text\n\u2014 name AAAAAAA=\n", "text\n\n\u2014  AAAAAAA=\n"})
    void whatIsNoNoteIsRefused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a+b", "a b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpcAQ=="})
    void whatIsNoKeyIsRefused(String text) {
        assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void aCheckpointIsReadAsItIsWritten() throws Exception {
        Checkpoint checkpoint = new Checkpoint("example.org/log", 42, Hash.leaf(new byte[0]), List.of("time 1766000000123", "more"));
        assertThat(checkpoint.text()).isEqualTo("example.org/log\n42\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\ntime 1766000000123\nmore\n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(checkpoint.time()).isEqualTo(Optional.of(Instant.ofEpochMilli(1766000000123L)));
        assertThat(new Checkpoint("o", 0, Hash.empty(), List.of()).time()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "o\n", "o\n1\n", "o\n01\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
            "o\n-1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
        "o\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1=\n", "o\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\n",
        "\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n", "o\n1\nAAAA\n",
                "o\n9999999999999999999\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
        "o\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0="})
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(Malformed.class);
    }
}
