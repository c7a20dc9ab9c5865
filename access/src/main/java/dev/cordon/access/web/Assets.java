package dev.cordon.access.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page's own files: a fixed list, so that a path from outside never reaches the class path. */
final class Assets {
    private static final int BYTES_MAX = 1 << 20;

    /** One file. */
    record Asset(String contentType, byte[] bytes) {}

    private Assets() {}

    /** By path. */
    static Map<String, Asset> all() {
        Map<String, Asset> out = new LinkedHashMap<>();
        out.put("/", load("index.html", "text/html; charset=utf-8"));
        for (String script : new String[] {"api.js", "app.js", "detail.js", "dom.js"}) {
            out.put("/" + script, load(script, "text/javascript; charset=utf-8"));
        }
        out.put("/style.css", load("style.css", "text/css; charset=utf-8"));
        out.put("/icon.svg", load("icon.svg", "image/svg+xml"));
        return out;
    }

    private static Asset load(String name, String contentType) {
        try (InputStream in = Assets.class.getResourceAsStream("/dev/cordon/access/console/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the page's file " + name + " is not in this build");
            }
            return new Asset(contentType, in.readNBytes(BYTES_MAX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
