package dev.cordon.connectors.google;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.TokenEndpoint;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.read.Directory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The directory of a Google Workspace tenant, read in the name of an administrator; each part has a scope of its own. */
public final class GoogleDirectory implements Directory {
    /** What has to be delegated beside the scopes for mail; the last one only when there is a group of protected people. */
    public static final List<String> SCOPES = List.of("admin.directory.user.readonly", "admin.directory.domain.readonly",
            "admin.directory.group.member.readonly");

    private static final Gate.Share QUOTA = new Gate.Share(4, 2_400, Duration.ofMinutes(1));
    private static final String API = "/admin/directory/v1";
    private static final int PEOPLE_MAX = 200_000;

    private final HttpLine http;
    private final GooglePlaces places;
    private final GoogleTokens tokens;
    private final Gate gate;
    private final String administrator;
    private final String vipGroup;

    /** Contacts nobody yet. {@link IllegalArgumentException} when the key cannot be used. */
    public GoogleDirectory(ConnectorConfig config, String administrator, String vipGroup, InstantSource clock) {
        GoogleConfig google = config.google();
        this.places = GooglePlaces.of(google.api());
        this.http = HttpLine.open(places.own() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        this.tokens = new GoogleTokens(ServiceAccount.of(google, places, http, clock), new TokenEndpoint(http, places.token()), clock,
                Set.of(administrator));
        this.gate = new Gate(QUOTA, clock);
        this.administrator = administrator;
        this.vipGroup = vipGroup;
    }

    @Override public Answer<Facts> read() {
        return FaultFound.ask(() -> {
            Set<String> domains = new TreeSet<>();
            for (JsonNode domain : all(SCOPES.get(1), "/customer/my_customer/domains", "", "domains")) {
                if (domain.path("verified").asBoolean(false)) {
                    domains.add(domain.path("domainName").asString("").toLowerCase(Locale.ROOT));
                }
            }
            domains.remove("");
            Map<String, Person> people = new LinkedHashMap<>();
            for (JsonNode user : all(SCOPES.getFirst(), "/users", "customer=my_customer&maxResults=500&projection=full", "users")) {
                String address = user.path("primaryEmail").asString("").toLowerCase(Locale.ROOT);
                if (!address.isEmpty() && !user.path("suspended").asBoolean(false) && !user.path("archived").asBoolean(false)) {
                    people.put(address, new Person(user.path("name").path("fullName").asString(""),
                            user.path("name").path("givenName").asString(""), user.path("name").path("familyName").asString(""), address,
                            user.path("organizations").path(0).path("title").asString("")));
                }
            }
            if (domains.isEmpty() || people.isEmpty()) {
                throw new FaultFound(new Fault.Malformed("the directory names nobody, or no verified domain"));
            }
            Set<String> members = new HashSet<>();
            if (!vipGroup.isEmpty()) {
                all(SCOPES.get(2), "/groups/" + GmailAccess.encoded(vipGroup) + "/members", "maxResults=200", "members")
                        .forEach(m -> members.add(m.path("email").asString("").toLowerCase(Locale.ROOT)));
            }
            return new Facts(List.copyOf(domains), List.copyOf(people.values()),
                    people.values().stream().filter(p -> members.contains(p.email())).toList());
        });
    }

    private List<JsonNode> all(String scope, String path, String query, String name) throws FaultFound {
        GoogleLine line = new GoogleLine(http, tokens, gate, Gate.Purpose.READ, administrator, scope, "the reader of the directory");
        List<JsonNode> found = new ArrayList<>();
        String token = "";
        do {
            String options = token.isEmpty() ? query : query + (query.isEmpty() ? "" : "&") + "pageToken=" + GmailAccess.encoded(token);
            ObjectNode page = line.get(GooglePlaces.uri(places.admin(), API + path + (options.isEmpty() ? "" : "?" + options)), 1);
            page.path(name).forEach(found::add);
            if (found.size() > PEOPLE_MAX) {
                throw new FaultFound(new Fault.Unsupported("the directory names more than " + PEOPLE_MAX));
            }
            token = page.path("nextPageToken").asString("");
        } while (!token.isEmpty());
        return found;
    }

    @Override public void close() {
        http.close();
    }
}
