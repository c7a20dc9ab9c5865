package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Trust;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.read.Directory;
import java.net.http.HttpClient;
import java.security.SecureRandom;
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

/** The directory of a Microsoft 365 tenant: users, verified domains, and the members of one group. Needs the reader's tier T0. */
public final class GraphDirectory implements Directory {
    private static final String USER = "$select=id,displayName,givenName,surname,mail,userPrincipalName,jobTitle,accountEnabled,userType";
    private static final int TOP = 999;
    private static final int PEOPLE_MAX = 200_000;

    private final HttpLine http;
    private final GraphLine line;
    private final String vipGroup;

    /** Contacts nobody yet. */
    public GraphDirectory(ConnectorConfig config, String vipGroup, InstantSource clock) {
        this.http = HttpLine.open(HttpClient.Version.HTTP_2, Trust.context(config.certificates()));
        SecureRandom chance = new SecureRandom();
        Endpoints endpoints = Endpoints.of(config.microsoft());
        GraphIdentity identity = new GraphIdentity(config.microsoft().reader(), endpoints, config.microsoft().directory(), http, clock, chance);
        this.line = new GraphLine(http, identity, endpoints, new GraphShare(GraphShare.tenant(clock), clock, chance), Gate.Purpose.READ,
                "the directory", chance);
        this.vipGroup = vipGroup;
    }

    @Override public Answer<Facts> read() {
        return FaultFound.ask(() -> {
            Set<String> domains = new TreeSet<>();
            for (JsonNode domain : all("/domains?$select=id,isVerified")) {
                if (domain.path("isVerified").asBoolean(false)) {
                    domains.add(domain.path("id").asString("").toLowerCase(Locale.ROOT));
                }
            }
            domains.remove("");
            Map<String, Person> people = new LinkedHashMap<>();
            for (JsonNode user : all("/users?" + USER + "&$top=" + TOP)) {
                String address = user.path("mail").asString("");
                boolean works = user.path("accountEnabled").asBoolean(true) && !user.path("userType").asString("").equals("Guest");
                if (works && !address.isEmpty()) {
                    people.put(user.path("id").asString(""), new Person(user.path("displayName").asString(""),
                            user.path("givenName").asString(""), user.path("surname").asString(""), address.toLowerCase(Locale.ROOT),
                            user.path("jobTitle").asString("")));
                }
            }
            if (domains.isEmpty() || people.isEmpty()) {
                throw new FaultFound(new Fault.Malformed("the directory names nobody, or no verified domain"));
            }
            Set<String> members = vipGroup.isEmpty() ? Set.of() : members();
            return new Facts(List.copyOf(domains), List.copyOf(people.values()),
                    people.entrySet().stream().filter(e -> members.contains(e.getKey())).map(Map.Entry::getValue).toList());
        });
    }

    private Set<String> members() throws FaultFound {
        String filter = GraphLine.segment("mail eq '" + vipGroup.replace("'", "''") + "'");
        List<JsonNode> groups = all("/groups?$filter=" + filter + "&$select=id,mail");
        if (groups.size() != 1) {
            throw new FaultFound(new Fault.Unsupported("there " + (groups.isEmpty() ? "is no group" : "are several groups") + " with the address "
                    + vipGroup));
        }
        Set<String> ids = new HashSet<>();
        all("/groups/" + GraphLine.segment(groups.getFirst().path("id").asString("")) + "/transitiveMembers?$select=id&$top=" + TOP)
                .forEach(m -> ids.add(m.path("id").asString("")));
        return ids;
    }

    private List<JsonNode> all(String path) throws FaultFound {
        List<JsonNode> found = new ArrayList<>();
        ObjectNode page = line.get(path);
        while (found.size() <= PEOPLE_MAX) {
            page.path("value").forEach(found::add);
            String next = page.path("@odata.nextLink").asString("");
            if (next.isEmpty()) {
                return found;
            }
            page = line.follow(next);
        }
        throw new FaultFound(new Fault.Unsupported("the directory names more than " + PEOPLE_MAX));
    }

    @Override public void close() {
        http.close();
    }
}
