package dev.cordon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Cursors;
import org.junit.jupiter.api.Test;

/** What every keeper of cursors must do. */
public interface CursorsContract {
    /** A fresh, empty keeper. */
    Cursors cursors();

    @Test default void aMailboxWithoutACursorHasNone() {
        assertThat(cursors().load(Samples.ADA)).isEmpty();
    }

    @Test default void theLastSavedCursorIsLoadedEachMailboxItsOwn() {
        Cursors cursors = cursors();
        cursors.save(Samples.ADA, new Cursor("1"));
        cursors.save(Samples.BOB, new Cursor("7"));
        cursors.save(Samples.ADA, new Cursor("2"));
        assertThat(cursors.load(Samples.ADA)).contains(new Cursor("2"));
        assertThat(cursors.load(Samples.BOB)).contains(new Cursor("7"));
    }
}
