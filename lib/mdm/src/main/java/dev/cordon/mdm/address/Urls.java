package dev.cordon.mdm.address;

import dev.cordon.mdm.schema.AddressSchema;
import dev.cordon.mql.value.Struct;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** URLs as {@code URL} objects, rewriting services undone. */
public final class Urls {

    private Urls() {
    }

    /** The object for a text that begins with a scheme; null when it does not or when a web address has no host. */
    public static @Nullable Struct strict(String text) {
        return UrlParts.of(text).filter(Urls::isWhole).map(Urls::unwrapped).orElse(null);
    }

    /** The same for a text that may lack its scheme, as {@code example.com/a} does; null when it has no host either. */
    public static @Nullable Struct loose(String text) {
        String squeezed = UrlParts.squeezed(text);
        Optional<UrlParts> parts = UrlParts.of(squeezed).filter(p -> isWhole(p) && !isHostAndPort(p));
        if (parts.isPresent()) {
            return unwrapped(parts.get());
        }
        if (squeezed.isEmpty() || squeezed.startsWith("#") || squeezed.startsWith("/") && !squeezed.startsWith("//")) {
            return null;
        }
        Optional<UrlParts> bare = UrlParts.of("https://" + (squeezed.startsWith("//") ? squeezed.substring(2) : squeezed));
        return bare.filter(p -> p.host().indexOf('.') > 0 && p.host().indexOf(' ') < 0).map(Urls::unwrapped).orElse(null);
    }

    /** The target of a link in HTML: like {@link #loose}, and what is neither keeps {@code url} alone. Never null. */
    public static Struct target(String href) {
        Struct url = UrlParts.schemeEnd(UrlParts.squeezed(href)) < 0 && !href.strip().startsWith("//") ? loosePage(href) : loose(href);
        return url == null ? Struct.of(AddressSchema.URL).set("url", UrlParts.squeezed(href)).set("query_params_decoded",
                java.util.Map.of()) : url;
    }

    // Without scheme and slashes a browser takes it for a page beside this one; mail has no such pages, and people write hosts so.
    private static @Nullable Struct loosePage(String href) {
        Struct url = loose(href);
        boolean known = url != null && url.get("domain") instanceof Struct domain && Boolean.TRUE.equals(domain.get("valid"));
        return known || url != null && url.get("ip") != null ? url : null;
    }

    // example.com:8080 has the form of a scheme.
    private static boolean isHostAndPort(UrlParts parts) {
        String path = parts.path();
        return parts.scheme().indexOf('.') > 0 && !path.isEmpty() && path.charAt(0) >= '0' && path.charAt(0) <= '9';
    }

    private static boolean isWhole(UrlParts parts) {
        return UrlParts.isWeb(parts.scheme()) ? !parts.host().isEmpty() && parts.host().indexOf(' ') < 0
                : parts.text().length() > parts.scheme().length() + 1;
    }

    private static Struct unwrapped(UrlParts parts) {
        Rewrites.Unwrapped inner = Rewrites.undo(parts);
        Struct url = struct(inner.parts());
        if (!inner.encoders().isEmpty()) {
            url.set("rewrite", Struct.of(AddressSchema.REWRITE).set("encoders", inner.encoders()).set("original", parts.text()));
        }
        return url;
    }

    private static Struct struct(UrlParts parts) {
        Struct url = Struct.of(AddressSchema.URL).set("url", parts.text()).set("scheme", parts.scheme());
        if (!parts.host().isEmpty()) {
            Struct ip = Ips.ofHost(parts.host());
            if (ip == null) {
                url.lazy("domain", () -> Domains.of(parts.host()));
            } else {
                url.set("ip", ip);
            }
        } else if (parts.scheme().equals("mailto")) {
            int at = parts.path().lastIndexOf('@');
            url.lazy("domain", () -> at < 0
                    || at == parts.path().length() - 1 ? null : Domains.of(Percent.decoded(parts.path().substring(at + 1))));
        }
        long port = port(parts);
        url.set("port", port > 0 ? port : null)
                .set("path", text(parts.path()))
                .set("query_params", parts.hasQuery() ? parts.query() : null)
                .set("fragment", parts.hasFragment() ? parts.fragment() : null)
                .set("username", text(parts.username()))
                .set("password", text(parts.password()))
                .lazy("query_params_decoded", () -> Percent.parameters(parts.query()));
        return url;
    }

    private static long port(UrlParts parts) {
        if (!parts.port().isEmpty() && parts.port().length() < 6 && parts.port().chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Long.parseLong(parts.port());
        }
        return switch (parts.scheme()) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            default -> 0;
        };
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
