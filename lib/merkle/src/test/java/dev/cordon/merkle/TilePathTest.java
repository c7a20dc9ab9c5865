package dev.cordon.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    @Test
    void pathsAreWrittenAsTheSpecificationWritesThem() throws Exception {
        assertThat(new TilePath(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new TilePath(1, 5, 8).path()).isEqualTo("tile/1/005.p/8");
        assertThat(new TilePath(TilePath.ENTRIES, 1000, 255).path()).isEqualTo("tile/entries/x001/000.p/255");
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        for (int level : List.of(TilePath.ENTRIES, 0, 7, 63)) {
            for (long index : List.of(0L, 999L, 1000L, 1_000_000L, 123_456_789_012L)) {
                for (int width : List.of(1, 255, 256)) {
                    TilePath tile = new TilePath(level, index, width);
                    assertThat(TilePath.parse(tile.path())).isEqualTo(tile);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tile", "tile/0", "tile/00/000", "tile/64/000", "tile/0/0", "tile/0/x000/001", "tile/0/001/002",
        "tile/0/x001", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p", "tile/entries/-01", "tile/0/+01",
        "tile/0/000/", "/tile/0/000", "tile/0/x999/x999/x999/x999/x999/x999/x999/999"})
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> TilePath.parse(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void bundlesHoldEntriesBehindTheirLengths() throws Exception {
        byte[] large = new byte[65_535];
        byte[] bundle = EntryBundle.encode(List.of(new byte[] {7}, new byte[0], large));
        assertThat(bundle).startsWith(0, 1, 7, 0, 0, 0xff, 0xff).hasSize(2 + 1 + 2 + 2 + 65_535);
        assertThat(EntryBundle.decode(bundle, 3)).containsExactly(new byte[] {7}, new byte[0], large);
        assertThatThrownBy(() -> EntryBundle.decode(bundle, 2)).hasMessageContaining("after entry 1");
        assertThatThrownBy(() -> EntryBundle.decode(bundle, 4)).hasMessageContaining("holds 3 entries, not 4");
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0}, 1)).hasMessageContaining("inside a length");
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0, 2, 9}, 1)).hasMessageContaining("inside entry 0");
    }
}
