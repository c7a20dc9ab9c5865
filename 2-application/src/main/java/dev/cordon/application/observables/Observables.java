package dev.cordon.application.observables;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Observable;
import dev.cordon.kernel.message.Domain;
import dev.cordon.kernel.message.IpAddress;

/** Collects observables: each once, sorted by kind and value, with the ranges where it was seen. */
public final class Observables {

    private static final int RANGES_MAX = 32;
    private static final int VALUE_MAX = 4_096;

    private record Key(Observable.Kind kind, String value) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : value.compareTo(other.value);
        }
    }

    private final Map<Key, Set<ByteRange>> seen = new TreeMap<>();
    private final int max;

    /** At most so many. */
    public Observables(int max) {
        this.max = max;
    }

    /** A link's target: the URL, and the domain or address of its host. */
    public void target(Target target, List<ByteRange> where) {
        if (target.isWeb() && !target.host().name().isEmpty()) {
            add(Observable.Kind.URL, target.normalised(), where);
        }
        if (target.ip()) {
            add(Observable.Kind.IP, target.host().name(), where);
        } else {
            domain(target.host(), where);
        }
    }

    /** A domain that has at least one dot. */
    public void domain(Domain domain, List<ByteRange> where) {
        if (domain.name().indexOf('.') > 0 && IpAddress.of(domain.name()).isEmpty()) {
            add(Observable.Kind.DOMAIN, domain.name(), where);
        }
    }

    /** Anything else, already normalised. */
    public void add(Observable.Kind kind, String value, List<ByteRange> where) {
        Key key = new Key(kind, value);
        boolean fits = seen.size() < max || seen.containsKey(key);
        if (!value.isEmpty() && value.length() <= VALUE_MAX && fits) {
            Set<ByteRange> ranges = seen.computeIfAbsent(key, _ -> new LinkedHashSet<>());
            where.stream().limit(Math.max(0, RANGES_MAX - ranges.size())).forEach(ranges::add);
        }
    }

    /** All of them. */
    public List<Observable> all() {
        List<Observable> found = new ArrayList<>();
        seen.forEach((key, where) -> found.add(new Observable(key.kind(), key.value(), List.copyOf(where))));
        return found;
    }
}
