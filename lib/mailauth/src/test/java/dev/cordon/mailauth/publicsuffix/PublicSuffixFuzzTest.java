package dev.cordon.mailauth.publicsuffix;

import dev.cordon.mailauth.Spoiled;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicSuffixFuzzTest {

    private static final List<String> SEEDS = List.of("www.example.co.uk\n// ===BEGIN ICANN DOMAINS===\nuk\nco.uk\n*.sch.uk\n!x.sch.uk\n",
            "a.b.www.ck\nck\n*.ck\n!www.ck\n// ===BEGIN PRIVATE DOMAINS===\nb.www.ck\n",
                    "www.\u98df\u72ee.\u516c\u53f8.cn\n\u516c\u53f8.cn\ncn\n", "a.compute.amazonaws.com\n");
    private static final String WORDS = ". .. * *. ! \n // co.uk .ck www. \u3002 \uff0e \u516c\u53f8 \u00df \u0130 "
            + "\u212a xn-- \u0000 a.b.c.d.e.f.g.h.i.j.k";

    @Test
    void holdsForSpoiledListsAndNames() {
        Spoiled.run(SEEDS, WORDS, 0, 3_000, PublicSuffixFuzz::fuzzerTestOneInput);
    }
}
