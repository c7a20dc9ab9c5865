package dev.cordon.kernel.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.1,192.0.2.1", "2001:DB8:0:0:0:0:0:1,2001:db8::1", "::1,::1", "::,::", "::ffff:192.0.2.9,192.0.2.9",
        "2001:db8:0:0:1:0:0:1,2001:db8::1:0:0:1", "1:0:0:0:0:0:0:0,1::", "1:2:3:4:5:6:7:8,1:2:3:4:5:6:7:8",
        "1:0:2:3:4:5:6:7,1:0:2:3:4:5:6:7"})
    void equalAddressesHaveEqualTexts(String written, String canonical) {
        assertThat(IpAddress.of(written)).contains(new IpAddress(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.3", "1.2.3.256", "1.2.3.4.5", "01234.1.1.1", "::1::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "g::1",
        "fe80::1%eth0", "example.org", "1.2.3.x", "::1.2.3", ":1:2:3:4:5:6:7", "1:::2"})
    void whatIsNoAddressIsNone(String written) {
        assertThat(IpAddress.of(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.77,192.0.2.0/24,true", "192.0.3.1,192.0.2.0/24,false", "2001:db8::5,2001:db8::/32,true",
        "192.0.2.1,2001:db8::/32,false", "192.0.2.1,192.0.2.1,true", "192.0.2.1,192.0.2.1/33,false", "192.0.2.1,0.0.0.0/0,true",
        "192.0.2.129,192.0.2.0/25,false"})
    void networksHoldTheirAddresses(String address, String network, boolean within) {
        assertThat(IpAddress.of(address).orElseThrow().within(network)).isEqualTo(within);
    }

    @Test
    void privateAddressesAreLocal() {
        assertThat(new IpAddress("10.1.2.3").isLocal()).isTrue();
        assertThat(new IpAddress("172.31.0.1").isLocal()).isTrue();
        assertThat(new IpAddress("::1").isLocal()).isTrue();
        assertThat(new IpAddress("172.32.0.1").isLocal()).isFalse();
        assertThat(new IpAddress("2001:db8::1").isLocal()).isFalse();
    }
}
