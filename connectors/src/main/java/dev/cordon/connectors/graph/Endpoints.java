package dev.cordon.connectors.graph;

import dev.cordon.kernel.config.MicrosoftConfig;
import java.net.URI;

/**
 * Where to sign in and where Graph is, for one cloud.
 *
 * @param authority without a slash at the end
 * @param graph likewise
 * @param global whether this is the cloud that has everything: elsewhere there is no permanent deletion and no message trace
 */
record Endpoints(String authority, String graph, boolean global) {
    static Endpoints of(MicrosoftConfig config) {
        Endpoints usual = switch (config.cloud()) {
            case GLOBAL -> new Endpoints("https://login.microsoftonline.com", "https://graph.microsoft.com", true);
            case US_GOV -> new Endpoints("https://login.microsoftonline.us", "https://graph.microsoft.us", false);
            case US_GOV_DOD -> new Endpoints("https://login.microsoftonline.us", "https://dod-graph.microsoft.us", false);
            case CHINA -> new Endpoints("https://login.partner.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn", false);
        };
        return new Endpoints(config.authority().isEmpty() ? usual.authority() : bare(config.authority()),
                config.graph().isEmpty() ? usual.graph() : bare(config.graph()), usual.global());
    }

    private static String bare(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    URI token(String directory) {
        return URI.create(authority + "/" + directory + "/oauth2/v2.0/token");
    }

    String scope() {
        return graph + "/.default";
    }

    URI resource(String path) {
        return URI.create(graph + "/v1.0" + path);
    }
}
