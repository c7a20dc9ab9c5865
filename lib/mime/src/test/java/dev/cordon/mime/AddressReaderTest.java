package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.cordon.testkit.EdgeCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EdgeCase("EC-024")
class AddressReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a@b.example||a|b.example",
        "<a@b.example>||a|b.example",
        "John Doe <a@b.example>|John Doe|a|b.example",
        "\"Doe, John\" <a@b.example>|Doe, John|a|b.example",
        "\"a \\\"q\\\" b\" <a@b.example>|a \"q\" b|a|b.example",
        "=?utf-8?Q?J=C3=B6rg?= <a@b.example>|J\u00f6rg|a|b.example",
        "\"=?utf-8?Q?J=C3=B6rg?=\" <a@b.example>|J\u00f6rg|a|b.example",
        "=?utf-8?Q?Doe, John?= <a@b.example>|Doe, John|a|b.example",
        "John (comment (nested)) Doe <a@b.example>|John  Doe|a|b.example",
        "a@b.example (John Doe)|John Doe|a|b.example",
        "\"a b\"@b.example||a b|b.example",
        "a . c @ b . example||a.c|b.example",
        "<@x,@y:a@b.example>||a|b.example",
        "John <a@b.example|John|a|b.example",
        "John a@b.example|John|a|b.example",
        "a@[192.0.2.1]||a|[192.0.2.1]",
        "a@[IPv6:2001:db8::1]||a|[IPv6:2001:db8::1]",
        "a@b@c.example||a@b|c.example",
        "just words|``|just words|``",
        "<>||``|``",
        "a@||a|``",
        "@b.example||``|b.example",
        "\u00c3\u00a9@\u00c3\u00a9.example||\u00e9|\u00e9.example",
        "a@b.example>||a|b.example>",
        "\"open <a@b.example>|\"open|a|b.example",
        "(open <a@b.example>|(open|a|b.example",
        "ceo@victim.example <x@evil.example>|ceo@victim.example|x|evil.example"})
    void readsOneMailbox(String value, String name, String local, String domain) {
        Mailbox mailbox = Mail.mailbox(value);
        assertThat(mailbox.displayName()).isEqualTo(name == null ? "" : name.startsWith("\"open") ? "open" : name);
        assertThat(mailbox.localPart()).isEqualTo(local == null ? "" : local);
        assertThat(mailbox.domain()).isEqualTo(domain == null ? "" : domain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a@b.example, c@d.example|a@b.example c@d.example",
        "a@b.example; c@d.example|a@b.example c@d.example",
        "team: a@b.example, c@d.example;, e@f.example|a@b.example c@d.example e@f.example",
        "undisclosed-recipients:;|``",
        ",,a@b.example,,|a@b.example",
        "John <a@b.example, Mary <c@d.example>|a@b.example c@d.example",
        "\"open, a@b.example, c@d.example|open a@b.example c@d.example",
        "(open, a@b.example|(open a@b.example",
        "team: a@b.example|a@b.example"})
    void readsLists(String value, String addresses) {
        AddressList list = Mail.field("To: " + value).addresses();
        assertThat(String.join(" ", list.mailboxes().stream().map(Mailbox::address).toList())).isEqualTo(addresses == null ? "" : addresses);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "John <a@b.example|ADDRESS_ANGLE_OPEN",
        "<a@b.example> <c@d.example>|ADDRESS_ANGLE_REPEATED",
        "<>|ADDRESS_ANGLE_EMPTY",
        "<@x:a@b.example>|ADDRESS_ROUTE",
        "<a@b.example> trailing|ADDRESS_TRAILED",
        "a@b; c@d|ADDRESS_SEMICOLON",
        "team: a@b|ADDRESS_GROUP_OPEN",
        "a@b@c|ADDRESS_AT_REPEATED",
        "words|ADDRESS_DOMAIN_MISSING",
        "@b|ADDRESS_LOCAL_MISSING",
        "<a b@c>|ADDRESS_SPACED",
        "<a..b@c>|ADDRESS_ODD",
        "a@b_!c|ADDRESS_ODD",
        "\u00c3\u00a9@b|ADDRESS_INTERNATIONAL",
        "a@b <c@d>|ADDRESS_IN_NAME",
        "=?utf-8?Q?a=40b?= <c@d>|ADDRESS_IN_WORD",
        "\"open <a@b>|QUOTE_OPEN",
        "(open <a@b>|COMMENT_OPEN",
        "``|ADDRESS_NONE"})
    void tellsWhatIsWrong(String value, MimeDefect defect) {
        assertThat(Mail.defects(Mail.read("From: " + value + "\r\n\r\n"))).contains(defect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a@b.example <c@d.example>|a@b.example",
        "\"a@b.example\" <c@d.example>|a@b.example",
        "<c@d.example> <a@b.example>|a@b.example",
        "<c@d.example> a@b.example|a@b.example",
        "=?utf-8?Q?a=40b.example?= <c@d.example>|a@b.example",
        "=?utf-8?Q?ceo=40b.example=3E=20?= <c@d.example>|ceo@b.example",
        "a@b.example@d.example|a@b.example"})
    void everyOtherMailboxThatAReaderCouldSeeIsThere(String value, String other) {
        AddressList list = Mail.field("From: " + value).addresses();
        assertThat(list.everyReading()).extracting(Mailbox::address).contains(other);
        assertThat(list.mailboxes()).hasSize(1);
        assertThat(list.ambiguities()).extracting(Ambiguity::kind).contains(Ambiguity.Kind.ADDRESS);
    }

    @Test
    void aNameThatRepeatsItsOwnAddressIsNotAmbiguous() {
        assertThat(Mail.field("From: \"A@b.example\" <a@b.example>").addresses().ambiguities()).isEmpty();
    }

    @Test
    void givesTheRangesOfEntryAndAddress() {
        MimeMessage message = Mail.read("To: x@y.example, John Doe <a@b.example>\r\n\r\n");
        Mailbox second = message.headers().getFirst().addresses().mailboxes().get(1);
        assertThat(Mail.raw(message, second.range())).isEqualTo("John Doe <a@b.example>");
        assertThat(Mail.raw(message, second.addressRange())).isEqualTo("a@b.example");
    }

    @Test
    void namesGroups() {
        List<Address> all = Mail.field("To: \"The Team\": a@b.example; ").addresses().all();
        assertThat(all).hasSize(1);
        assertThat(all.getFirst()).isInstanceOfSatisfying(Group.class, group -> assertThat(group.name()).isEqualTo("The Team"));
    }

    @Test
    void mailboxesBeyondTheLimitAreReported() {
        MimeLimits few = new MimeLimits(40, 100, 100, 1 << 20, 2, 100, 100, 1 << 20, 100, 4);
        AddressList list = MimeReader.read(Mail.bytes("To: a@b, c@d, e@f, g@h\r\n\r\n"), few).headers().getFirst().addresses();
        assertThat(list.mailboxes()).hasSize(2);
        assertThat(list.defects()).extracting(Defect::kind).contains(MimeDefect.ADDRESSES_LIMIT);
    }
}
