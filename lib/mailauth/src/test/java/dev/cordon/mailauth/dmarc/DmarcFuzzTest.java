package dev.cordon.mailauth.dmarc;

import dev.cordon.mailauth.Spoiled;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DmarcFuzzTest {

    private static final List<String> SEEDS = List.of("ada@example.com\nexample.com\nv=DMARC1; p=reject; sp=none; np=quarantine; adkim=s",
            "a.b.example.co.uk\nc.b.example.co.uk\nv=DMARC1; p=quarantine; psd=y; t=y; pct=0",
                    "ada@x.bank\nbank\nv=DMARC1; rua=mailto:d@x.example; psd=n",
            "ada@b\u00fccher.example\nxn--bcher-kva.example\nv = DMARC1 ; p = none", "v=DMARC1; p=reject; fo=1; ri=86400\n\nv=DMARC1");
    private static final String WORDS = "v=DMARC1 ; = p= sp=reject psd=y psd=n t=y pct=1000 rua= mailto: @ . .. "
            + "a.b.c.d.e.f.g.h.i.j com \n \u0000 \u3002 xn--";

    @Test
    void holdsForSpoiledMessages() {
        Spoiled.run(SEEDS, WORDS, 0, 4_000, DmarcFuzz::fuzzerTestOneInput);
    }

    @Test
    @Tag("slow")
    void holdsForManySpoiledMessages() {
        Spoiled.run(SEEDS, WORDS, 1_000_000, 100_000, DmarcFuzz::fuzzerTestOneInput);
    }
}
