package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.Preparable;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.function.Signature.Kind;
import dev.cordon.mql.pattern.PatternStore;
import dev.cordon.mql.types.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code beta.ip_in(ip, range, ...)}. */
final class IpIn implements Preparable {
    private static final Signature SIGNATURE = Declare.function("beta.ip_in").alias("ip_in").text("ip", "An IPv4 or IPv6 address.")
        .takes("range", Scalar.STRING, Kind.REPEATED, "An address or a range such as `192.0.2.0/24`.")
        .doc("Whether the address is in one of the ranges; an IPv4 address mapped into IPv6 is an IPv4 address. Null for null, and"
            + " for what is"
            + " no address. Ranges that are none are left out.")
        .example("beta.ip_in('192.0.2.7', '198.51.100.1', '192.0.2.0/24')", "true").example("beta.ip_in('::ffff:192.0.2.7', '192.0.2.7')",
            "true")
        .example("beta.ip_in('2001:db8::1', '2001:db8::/32')", "true").example("beta.ip_in('here', '192.0.2.0/24')",
            "null").gives(Scalar.BOOLEAN);

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        List<@Nullable Object> ranges = new ArrayList<>();
        for (int at = 1; at < call.count(); at++) {
            ranges.add(call.argument(at));
        }
        return call.argument(0) instanceof String ip ? contains(trie(ranges), ip) : null;
    }

    @Override public Prepared prepare(List<@Nullable Object> constants, PatternStore store) {
        IpTrie trie = trie(constants);
        return (first, _) -> first instanceof String ip ? contains(trie, ip) : null;
    }

    private static IpTrie trie(List<@Nullable Object> ranges) {
        IpTrie trie = new IpTrie();
        for (Object range : ranges) {
            if (range instanceof String text) {
                trie.add(text);
            }
        }
        return trie;
    }

    private static @Nullable Boolean contains(IpTrie trie, String ip) {
        return IpTrie.bytes(ip).map(trie::contains).orElse(null);
    }
}
