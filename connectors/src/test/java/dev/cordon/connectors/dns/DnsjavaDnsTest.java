package dev.cordon.connectors.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.dns.AddressText;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.dns.RecordType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

class DnsjavaDnsTest {

    private static final byte[] SILENCE = {};

    private static Name name(String name) {
        return Name.fromConstantString(name + ".");
    }

    private static Message reply(Message question, int rcode, Record... answers) {
        Message out = new Message(question.getHeader().getID());
        out.getHeader().setFlag(Flags.QR);
        out.getHeader().setRcode(rcode);
        out.addRecord(question.getQuestion(), Section.QUESTION);
        for (Record answer : answers) {
            out.addRecord(answer, Section.ANSWER);
        }
        return out;
    }

    private static TXTRecord txt(String name, long lifetime, String... strings) {
        return new TXTRecord(name(name), DClass.IN, lifetime, List.of(strings));
    }

    private static CNAMERecord alias(String name, String target) {
        return new CNAMERecord(name(name), DClass.IN, 60, name(target));
    }

    private static ARecord host(String name, String address) {
        return new ARecord(name(name), DClass.IN, 300, AddressText.address(AddressText.ipv4(address)));
    }

    private static DnsjavaDns dns(LoopbackDns... servers) {
        return dns(Duration.ofSeconds(1), servers);
    }

    private static DnsjavaDns dns(Duration timeout, LoopbackDns... servers) {
        List<java.net.InetSocketAddress> addresses = new ArrayList<>();
        for (LoopbackDns server : servers) {
            addresses.add(server.address());
        }
        return new DnsjavaDns(new DnsServers(addresses, timeout, 2));
    }

    private static DnsAnswer ask(String name, RecordType type, LoopbackDns.Script script) throws IOException {
        try (LoopbackDns server = new LoopbackDns(script); DnsjavaDns dns = dns(server)) {
            return dns.ask(name, type);
        }
    }

    // For servers from which no good answer comes: the shorter the better.
    private static DnsAnswer askInVain(LoopbackDns.Script script) throws IOException {
        try (LoopbackDns server = new LoopbackDns(script); DnsjavaDns dns = dns(Duration.ofMillis(50), server)) {
            return dns.ask("a.example", RecordType.TXT);
        }
    }

    private static DnsRecord only(DnsAnswer answer) {
        assertThat(answer).isInstanceOf(DnsAnswer.Found.class);
        return ((DnsAnswer.Found) answer).records().getFirst();
    }

    @Test
    void joinsTheStringsOfATextAndKeepsItsLifetime() throws IOException {
        DnsAnswer answer = ask("example.com", RecordType.TXT, (q, _) -> reply(q, Rcode.NOERROR,
                txt("example.com", 77, "v=spf1 ", "-all")).toWire());
        assertThat(((DnsRecord.Text) only(answer)).latin1()).isEqualTo("v=spf1 -all");
        assertThat(((DnsAnswer.Found) answer).lifetime()).isEqualTo(Duration.ofSeconds(77));
    }

    @Test
    void readsHostsExchangersAndPointers() throws IOException {
        LoopbackDns.Script script = (q, _) -> reply(q, Rcode.NOERROR, host("e.example", "192.0.2.1"),
                new MXRecord(name("e.example"), DClass.IN, 60, 10, name("MX.e.example")), new MXRecord(name("e.example"), DClass.IN, 60,
                        0, Name.root),
                new PTRRecord(name("e.example"), DClass.IN, 60, name("Host.E.example"))).toWire();
        assertThat(only(ask("e.example", RecordType.A, script)))
                .isEqualTo(new DnsRecord.Host(AddressText.address(AddressText.ipv4("192.0.2.1"))));
        assertThat(((DnsAnswer.Found) ask("e.example", RecordType.MX, script)).records())
                .containsExactly(new DnsRecord.Exchange(10, "mx.e.example"), new DnsRecord.Exchange(0, ""));
        assertThat(only(ask("e.example", RecordType.PTR, script))).isEqualTo(new DnsRecord.Pointer("host.e.example"));
        assertThat(ask("e.example", RecordType.AAAA, script)).isInstanceOf(DnsAnswer.NoRecords.class);
    }

    @Test
    void asksAgainOverTcpWhenTruncated() throws IOException {
        String[] strings = new String[40];
        java.util.Arrays.fill(strings, "x".repeat(200));
        try (LoopbackDns server = new LoopbackDns((q, tcp) -> {
            Message whole = reply(q, Rcode.NOERROR, txt("big.example", 60, strings));
            Message cut = reply(q, Rcode.NOERROR);
            cut.getHeader().setFlag(Flags.TC);
            return (tcp ? whole : cut).toWire();
        }); DnsjavaDns dns = dns(server)) {
            assertThat(((DnsRecord.Text) only(dns.ask("big.example", RecordType.TXT))).length()).isEqualTo(8_000);
            assertThat(server.asked).containsExactly("udp big.example.", "tcp big.example.");
        }
    }

    @Test
    void tellsAbsenceFromFailure() throws IOException {
        assertThat(ask("no.example", RecordType.TXT, (q, _) -> reply(q, Rcode.NXDOMAIN).toWire())).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(ask("no.example", RecordType.TXT, (q, _) -> reply(q, Rcode.NOERROR).toWire())).isInstanceOf(DnsAnswer.NoRecords.class);
        assertThat(ask("no.example", RecordType.TXT, (q, _) -> reply(q, Rcode.SERVFAIL).toWire()))
                .isEqualTo(new DnsAnswer.Failed("servfail"));
        assertThat(ask("no.example", RecordType.TXT, (q, _) -> reply(q, Rcode.REFUSED).toWire()))
                .isEqualTo(new DnsAnswer.Failed("refused"));
        assertThat(askInVain((_, _) -> SILENCE)).isInstanceOf(DnsAnswer.TimedOut.class);
    }

    @Test
    void triesTheNextServerAfterSilence() throws IOException {
        try (LoopbackDns dead = new LoopbackDns((_, _) -> SILENCE);
             LoopbackDns good = new LoopbackDns((q, _) -> reply(q, Rcode.NOERROR, txt("a.example", 60, "here")).toWire());
             DnsjavaDns dns = dns(dead, good)) {
            assertThat(dns.ask("a.example", RecordType.TXT)).isInstanceOf(DnsAnswer.Found.class);
            assertThat(dns.ask("a.example", RecordType.TXT)).isInstanceOf(DnsAnswer.Found.class);
        }
    }

    @Test
    void followsAliasesInOneAnswerAndBySeveral() throws IOException {
        DnsAnswer together = ask("a.example", RecordType.A, (q, _) -> reply(q, Rcode.NOERROR, alias("a.example", "b.example"),
                alias("b.example", "c.example"), host("c.example", "192.0.2.7")).toWire());
        assertThat(only(together)).isEqualTo(new DnsRecord.Host(AddressText.address(AddressText.ipv4("192.0.2.7"))));
        assertThat(((DnsAnswer.Found) together).lifetime()).isEqualTo(Duration.ofSeconds(60));
        try (LoopbackDns server = new LoopbackDns((q, _) -> q.getQuestion().getName().equals(name("a.example"))
                ? reply(q, Rcode.NOERROR, alias("a.example", "b.example")).toWire()
                : reply(q, Rcode.NOERROR, host("b.example", "192.0.2.8")).toWire()); DnsjavaDns dns = dns(server)) {
            assertThat(only(dns.ask("a.example", RecordType.A)))
                    .isEqualTo(new DnsRecord.Host(AddressText.address(AddressText.ipv4("192.0.2.8"))));
            assertThat(server.asked).containsExactly("udp a.example.", "udp b.example.");
        }
    }

    @Test
    void endsAnEndlessChainOfAliases() throws IOException {
        DnsAnswer loop = ask("a.example", RecordType.A, (q, _) -> reply(q, Rcode.NOERROR, alias("a.example", "b.example"),
                alias("b.example", "a.example")).toWire());
        assertThat(loop).isNotInstanceOf(DnsAnswer.Found.class);
        DnsAnswer endless = ask("a.example", RecordType.A, (q, _) -> {
            String from = q.getQuestion().getName().toString(true);
            return reply(q, Rcode.NOERROR, alias(from, "x" + from)).toWire();
        });
        assertThat(endless).isInstanceOf(DnsAnswer.Failed.class);
    }

    @Test
    void recordsOfOtherNamesDoNotCount() throws IOException {
        assertThat(ask("a.example", RecordType.TXT, (q, _) -> reply(q, Rcode.NOERROR, txt("bank.example", 60, "v=spf1 +all")).toWire()))
                .isInstanceOf(DnsAnswer.NoRecords.class);
    }

    @Test
    void junkIsNotAnAnswer() throws IOException {
        assertThat(askInVain((_, _) -> new byte[] {1, 2, 3})).matches(DnsjavaDnsTest::open);
        assertThat(askInVain((q, _) -> {
            byte[] wire = reply(q, Rcode.NOERROR, txt("a.example", 60, "text")).toWire();
            return java.util.Arrays.copyOf(wire, wire.length - 3);
        })).matches(DnsjavaDnsTest::open);
        assertThat(askInVain((q, _) -> {
            byte[] wire = reply(q, Rcode.NOERROR, txt("a.example", 60, "text")).toWire();
            wire[0] ^= 0x55;
            return wire;
        })).matches(DnsjavaDnsTest::open);
        assertThat(askInVain((q, _) -> {
            Message other = reply(q, Rcode.NOERROR, txt("a.example", 60, "text"));
            other.removeAllRecords(Section.QUESTION);
            other.addRecord(Record.newRecord(name("other.example"), q.getQuestion().getType(), DClass.IN), Section.QUESTION);
            return other.toWire();
        })).matches(DnsjavaDnsTest::open);
    }

    private static boolean open(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Failed || answer instanceof DnsAnswer.TimedOut;
    }

    @Test
    void namesThatFitIntoNoQuestionDoNotExist() throws IOException {
        LoopbackDns.Script script = (q, _) -> reply(q, Rcode.NOERROR, txt("a.example", 60, "text")).toWire();
        for (String bad : List.of("", "a..example", "x".repeat(64) + ".example", "abcdefgh.".repeat(40) + "example")) {
            assertThat(ask(bad, RecordType.TXT, script)).as(bad).isInstanceOf(DnsAnswer.NoSuchName.class);
        }
        assertThat(ask("odd name\\\".example", RecordType.TXT, script)).isInstanceOf(DnsAnswer.NoRecords.class);
    }

    @Test
    void manyAskAtOnce() throws Exception {
        try (LoopbackDns server = new LoopbackDns((q, _) -> reply(q, Rcode.NOERROR, txt(q.getQuestion().getName().toString(true), 60,
                "text")).toWire());
             DnsjavaDns dns = new DnsjavaDns(new DnsServers(List.of(server.address()), Duration.ofSeconds(5), 2));
             ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DnsAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "n" + i + ".example";
                answers.add(threads.submit(() -> dns.ask(name, RecordType.TXT)));
            }
            for (Future<DnsAnswer> answer : answers) {
                assertThat(answer.get()).isInstanceOf(DnsAnswer.Found.class);
            }
        }
    }
}
