package dev.cordon.mdm;

import dev.cordon.mql.value.Struct;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values out of the model by paths such as {@code body.links[0].href_url.domain.root_domain}. */
final class Get {

    private Get() {
    }

    static Struct mail(String... lines) {
        return mail(Tenant.UNKNOWN, Arrival.UNKNOWN, lines);
    }

    static Struct mail(Tenant tenant, Arrival arrival, String... lines) {
        return Mdm.read(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8), tenant, arrival);
    }

    static Tenant tenant(String... domains) {
        return new Tenant(Set.of(domains), Set.of());
    }

    static @Nullable Object at(Object root, String path) {
        @Nullable Object at = root;
        for (String step : path.replace("[", ".[").split("\\.")) {
            if (step.isEmpty() || at == null) {
                continue;
            }
            if (step.startsWith("[")) {
                List<?> list = (List<?>) at;
                int index = Integer.parseInt(step.substring(1, step.length() - 1));
                at = index < list.size() ? list.get(index) : null;
            } else {
                at = at instanceof Map<?, ?> map ? map.get(step) : ((Struct) at).get(step);
            }
        }
        return at;
    }

    static int size(Object root, String path) {
        return at(root, path) instanceof List<?> list ? list.size() : -1;
    }
}
