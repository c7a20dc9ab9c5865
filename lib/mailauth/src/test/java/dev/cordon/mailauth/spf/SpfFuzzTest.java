package dev.cordon.mailauth.spf;

import dev.cordon.mailauth.Spoiled;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpfFuzzTest {

    private static final List<String> SEEDS = List.of("v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 a:x.example/24//64 mx ptr -all",
            "v=spf1 include:_spf.example.com redirect=%{d2}.example exp=e.example",
                    "v=spf1 exists:%{ir}.%{l1r+-}._spf.%{d} ?all exp=%{o}.example",
            "v=spf1 a mx:%{h}.example ptr:%{p}.example ~all exp=%{d}", "%{S} %{c} %{r} %{t} %% %_ %- said %{l}");
    private static final String WORDS = "v=spf1 %{ } %{s %{d9r} : / // /0 = redirect= exp= include: all -all a mx ptr . "
            + ".. ; \u0000 \u00e9 %{p} 999999999999 xn--";

    @Test
    void holdsForSpoiledRecords() {
        Spoiled.run(SEEDS, WORDS, 0, 4_000, SpfFuzz::fuzzerTestOneInput);
    }

    @Test
    @Tag("slow")
    void holdsForManySpoiledRecords() {
        Spoiled.run(SEEDS, WORDS, 1_000_000, 100_000, SpfFuzz::fuzzerTestOneInput);
    }
}
