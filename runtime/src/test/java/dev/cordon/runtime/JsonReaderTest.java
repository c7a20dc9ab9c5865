package dev.cordon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test void canonicalTextComesBackAsItself() throws JsonReader.NotJson {
        String text = "{\"a\":[1,-2,true,false,\"x\\u0001é😀\"],\"b\":{\"c\":9007199254740991}}";
        assertThat(JsonReader.read(text).canonical()).isEqualTo(text);
        assertThat(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).canonical()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[null]", "1.5", "[1]x", "[1] [2]", "{\"a\":1,\"a\":2}", "9007199254740992", "99999999999999999999",
        "'a'", "{a:1}", "NaN"})
    void whatWeNeverWriteIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonReader.NotJson.class);
    }

    @Test void depthIsLimited() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(10_000) + "]".repeat(10_000))).isInstanceOf(JsonReader.NotJson.class);
    }
}
