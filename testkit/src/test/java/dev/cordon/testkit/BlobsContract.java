package dev.cordon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.keep.Blobs;
import org.junit.jupiter.api.Test;

/** What every store of bytes must do. */
public interface BlobsContract {
    /** A fresh, empty store. */
    Blobs blobs();

    @Test default void whatWasPutComesBackUnderItsHash() {
        Blobs blobs = blobs();
        Raw raw = Samples.mail("a");
        assertThat(blobs.put(raw)).isEqualTo(Answer.of(raw.hash()));
        assertThat(blobs.get(raw.hash())).isEqualTo(Answer.of(raw));
    }

    @Test default void theSameBytesTwiceAreKeptOnce() {
        Blobs blobs = blobs();
        Answer<ContentHash> first = blobs.put(Samples.mail("a"));
        assertThat(blobs.put(Samples.mail("a"))).isEqualTo(first);
        assertThat(blobs.get(Samples.mail("a").hash())).isEqualTo(Answer.of(Samples.mail("a")));
    }

    @Test default void theEmptyMessageIsAMessage() {
        Blobs blobs = blobs();
        Raw empty = Raw.owning(new byte[0]);
        assertThat(blobs.put(empty)).isEqualTo(Answer.of(empty.hash()));
        assertThat(blobs.get(empty.hash())).isEqualTo(Answer.of(empty));
    }

    @Test default void whatWasNeverPutIsGone() {
        assertThat(blobs().get(Samples.mail("never").hash()))
                .isInstanceOfSatisfying(Answer.Unknown.class, u -> assertThat(u.fault()).isInstanceOf(Fault.Gone.class));
    }
}
