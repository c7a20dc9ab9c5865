package dev.cordon.mailauth.dns;

import dev.cordon.mailauth.Spoiled;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileDnsFuzzTest {

    private static final List<String> SEEDS = List.of("a.example TXT v=spf1 -all\nb.example CNAME a.example\n192.0.2.1 A 192.0.2.1",
            "::ffff:1.2.3.4 AAAA 2001:db8::1\nmx.example MX [mx2.example\nx.example error timeout",
                    "l.example CNAME l.example\nb\u00fccher.example PTR p.example",
            "t.example TXT {servfail\nu.example MX 10");
    private static final String WORDS = ". : :: 1 255 256 \n [ { TXT A MX CNAME error timeout \u3002 \u0000 xn-- ffff a.b";

    @Test
    void holdsForSpoiledMaps() {
        Spoiled.run(SEEDS, WORDS, 0, 4_000, FileDnsFuzz::fuzzerTestOneInput);
    }
}
