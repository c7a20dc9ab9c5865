package dev.cordon.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.testkit.EdgeCase;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a running page exposes, compared with what was agreed on. */
class SelfExposureTest {
    private static final Path GOLDEN = Path.of("src/test/golden/exposure/what the page exposes.txt");

    @EdgeCase("EC-098")
    @Test void routesAndHeadersAreTheAgreedOnes() throws Exception {
        try (PageServer server = PageServer.start(0, new FakeDesk(), () -> LedgerWatch.Seen.UNKNOWN, (_, _) -> { })) {
            List<String> found = new ArrayList<>(server.routes());
            found.add("");
            HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(server.address())).build(),
                    HttpResponse.BodyHandlers.ofString());
            new TreeMap<>(answer.headers().map()).forEach((name, values) -> {
                if (!name.equals("date") && !name.equals("content-length")) {
                    found.add(name.toLowerCase(Locale.ROOT) + ": " + String.join(", ", values));
                }
            });
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(GOLDEN.getParent());
                Files.write(GOLDEN, found);
            }
            assertThat(found).isEqualTo(Files.readAllLines(GOLDEN));
        }
    }

    @EdgeCase("EC-097")
    @Test void onlyLoopbackListens() throws Exception {
        try (PageServer server = PageServer.start(0, new FakeDesk(), () -> LedgerWatch.Seen.UNKNOWN, (_, _) -> { })) {
            try (Socket here = new Socket(InetAddress.getByName("127.0.0.1"), server.port())) {
                assertThat(here.isConnected()).isTrue();
            }
            for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(one.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new Socket(address, server.port()).close()))
                                .as("%s must refuse", address).isInstanceOf(java.io.IOException.class);
                    }
                }
            }
            List<String> listening = new ArrayList<>();
            String port = String.format(Locale.ROOT, ":%04X", server.port());
            for (Path table : List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"))) {
                if (Files.isReadable(table)) {
                    // State 0A is LISTEN; 127.0.0.1 is written 0100007F, mapped into IPv6 or not.
                    Files.readAllLines(table).stream().map(l -> l.strip().split(" +")).filter(c -> c[1].endsWith(port) && c[3].equals("0A"))
                            .forEach(c -> listening.add(c[1]));
                }
            }
            if (Files.isReadable(Path.of("/proc/self/net/tcp"))) {
                assertThat(listening).hasSize(1).allMatch(l -> l.endsWith("0100007F" + port));
            }
        }
    }
}
