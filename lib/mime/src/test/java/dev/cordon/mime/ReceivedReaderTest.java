package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedReaderTest {

    private static ReceivedField read(String value) {
        return Mail.field("Received: " + value).received();
    }

    @Test
    void readsPostfix() {
        ReceivedField field = read("from helo.example (rdns.example [192.0.2.7])\r\n\t(using TLSv1.3 with cipher X)\r\n"
                + "\tby mx.example.org (Postfix) with ESMTPS id 4ABC\r\n\tfor <bob@example.org>; Mon, 1 Jan 2024 00:00:00 +0000 (UTC)");
        assertThat(field.fromName()).isEqualTo("helo.example");
        assertThat(field.fromHost()).isEqualTo("rdns.example");
        assertThat(field.fromAddresses()).containsExactly("192.0.2.7");
        assertThat(field.byName()).isEqualTo("mx.example.org");
        assertThat(field.with()).isEqualTo("ESMTPS");
        assertThat(field.id()).isEqualTo("4ABC");
        assertThat(field.forAddress()).isEqualTo("bob@example.org");
        assertThat(field.date().when()).isPresent();
        assertThat(field.unread()).containsExactly("(using TLSv1.3 with cipher X)", "(Postfix)");
        assertThat(field.defects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "from AM0.example (2603:10a6:208::15) by XX.example (2603:10a6:20b::7) with Microsoft SMTP Server id 15.20"
                + "|AM0.example|``|2603:10a6:208::15|XX.example",
        "from [192.0.2.7] (helo=x.example) by mx.example with esmtp (Exim 4.9) id 1a|x.example|``|192.0.2.7|mx.example",
        "from unknown (HELO x.example) (192.0.2.7) by 0 with SMTP|x.example|``|192.0.2.7|0",
        "from host.example (host.example. [IPv6:2001:db8::1]) by mx.example|host.example|host.example.|2001:db8::1|mx.example",
        "from x ([192.0.2.7]:4711) by y|x|``|192.0.2.7|y",
        "from x (EHLO helo.example) (192.0.2.7) by y|helo.example|``|192.0.2.7|y",
        "by mx.example with SMTP id a|``|``|``|mx.example"})
    void readsWhatServersWrite(String value, String name, String host, String address, String by) {
        ReceivedField field = read(value + "; Mon, 1 Jan 2024 00:00:00 +0000");
        assertThat(field.fromName()).isEqualTo(name);
        assertThat(field.fromHost()).isEqualTo(host);
        assertThat(String.join(" ", field.fromAddresses())).isEqualTo(address);
        assertThat(field.byName()).isEqualTo(by);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "[192.0.2.7]", "[192.0.2.7]:25", "192.0.2.7:25", "2001:db8::1", "[IPv6:2001:db8::1]", "::1",
        "::ffff:192.0.2.7", "1:2:3:4:5:6:7:8", "fe80::1%eth0"})
    void knowsAddresses(String word) {
        assertThat(IpLiteral.in(word)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b.c.d", "1.2.3", "1.2.3.4.5", "256.1.1.1", "12:30:45",
        "1:2:3:4:5:6:7:8:9", "1::2::3", ":::", "dead", "x:y", "[", "a]b["})
    void knowsWhatIsNone(String word) {
        assertThat(IpLiteral.in(word)).isEmpty();
    }

    @Test
    void nonsenseIsReportedAndKept() {
        ReceivedField field = read("what (ever ; is this");
        assertThat(field.defects()).contains(MimeDefect.RECEIVED_MALFORMED);
        assertThat(field.unread()).contains("what");
    }
}
