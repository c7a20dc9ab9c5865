package dev.cordon.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MeterTest {

    @Test
    void refusesWhatIsNotLeftAndSpendsNothingThen() {
        Meter meter = new Budget(10, 2, 1, 5).meter();
        assertThat(meter.bytes(7)).isTrue();
        assertThat(meter.bytes(4)).isFalse();
        assertThat(meter.bytesLeft()).isEqualTo(3);
        assertThat(meter.bytes(3)).isTrue();
        assertThat(meter.reached()).containsExactly(Meter.Limit.BYTES);
    }

    @Test
    void doesNotOverflowOnHugeRequests() {
        Meter meter = new Budget(10, 10, 1, 10).meter();
        assertThat(meter.bytes(5)).isTrue();
        assertThat(meter.bytes(Long.MAX_VALUE)).isFalse();
        assertThat(meter.items(Long.MAX_VALUE)).isFalse();
        assertThat(meter.steps(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void countsDepthBothWays() {
        Meter meter = new Budget(0, 0, 1, 0).meter();
        assertThat(meter.enter()).isTrue();
        assertThat(meter.enter()).isFalse();
        meter.leave();
        assertThat(meter.enter()).isTrue();
        assertThat(meter.exhausted()).isTrue();
        meter.leave();
        assertThatThrownBy(meter::leave).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesNegativeLimits() {
        assertThatThrownBy(() -> new Budget(-1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
