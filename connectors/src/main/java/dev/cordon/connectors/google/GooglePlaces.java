package dev.cordon.connectors.google;

import dev.cordon.connectors.http.Origin;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.net.URI;
import java.util.Locale;

/**
 * Where Google's APIs are. The configured address {@code https://googleapis.com} means Google's own hosts; any other address has all of
 * them below itself, as our fake and some proxies have.
 */
record GooglePlaces(String root, boolean own) {
    static final String GOOGLE = "googleapis.com";

    static GooglePlaces of(String url) {
        String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return new GooglePlaces(bare, bare.toLowerCase(Locale.ROOT).equals("https://" + GOOGLE));
    }

    private String at(String host) {
        return own ? "https://" + host + "." + GOOGLE : root;
    }

    String gmail() {
        return at("gmail");
    }

    String pubsub() {
        return at("pubsub");
    }

    String admin() {
        return at("admin");
    }

    URI token() {
        return URI.create(at("oauth2") + "/token");
    }

    URI signJwt(String account) {
        return URI.create(at("iamcredentials") + "/v1/projects/-/serviceAccounts/" + account + ":signJwt");
    }

    URI certificates() {
        return URI.create(at("www") + "/oauth2/v3/certs");
    }

    /** An address of an API; only there credentials go. */
    static URI uri(String api, String pathAndQuery) throws FaultFound {
        try {
            return Origin.of(URI.create(api)).follow(api + pathAndQuery);
        } catch (IllegalArgumentException e) {
            throw new FaultFound(new Fault.Unsupported("this cannot be asked for: it would make no address"));
        }
    }
}
