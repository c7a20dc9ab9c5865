package dev.cordon.mql.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The named lists that are configured. */
@FunctionalInterface
public interface NamedLists {
    /** A list by its name without the dollar sign, or nothing when it is not configured. */
    Optional<NamedList> find(String name);

    /** No list at all. */
    NamedLists NONE = _ -> Optional.empty();

    /** Lists by their names. */
    static NamedLists of(Map<String, ? extends List<?>> values) {
        Map<String, NamedList> lists = new HashMap<>();
        values.forEach((name, list) -> lists.put(name, NamedList.of(list)));
        return name -> Optional.ofNullable(lists.get(name));
    }

    /** Lists that are read when a rule first names them; each is read once. */
    static NamedLists from(Function<String, Optional<? extends List<?>>> values) {
        Map<String, Optional<NamedList>> read = new ConcurrentHashMap<>();
        return name -> read.computeIfAbsent(name, n -> values.apply(n).map(NamedList::of));
    }
}
