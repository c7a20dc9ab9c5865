package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Trust;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.act.AccountActor;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/** Switches inbox rules off and ends sessions, with the actor's tier T3; only of mailboxes that are configured. */
public final class GraphAccountActor implements AccountActor {
    private final HttpLine http;
    private final GraphIdentity identity;
    private final Endpoints endpoints;
    private final Gate tenant;
    private final InstantSource clock;
    private final Set<String> configured;
    private final SecureRandom chance = new SecureRandom();

    /** Contacts nobody yet. */
    public GraphAccountActor(ConnectorConfig config, InstantSource clock) {
        this.http = HttpLine.open(HttpClient.Version.HTTP_2, Trust.context(config.certificates()));
        this.endpoints = Endpoints.of(config.microsoft());
        MicrosoftLogin login = config.microsoft().actor().clientId().isEmpty() ? config.microsoft().reader() : config.microsoft().actor();
        this.identity = new GraphIdentity(login, endpoints, config.microsoft().directory(), http, clock, chance);
        this.tenant = GraphShare.tenant(clock);
        this.clock = clock;
        this.configured = config.mailboxes().stream().map(MailboxConfig::address).collect(Collectors.toSet());
    }

    private GraphLine line(String address) throws FaultFound {
        if (!configured.contains(address)) {
            throw new FaultFound(new Fault.Denied(address + " is not configured: nothing is done to it"));
        }
        return new GraphLine(http, identity, endpoints, new GraphShare(tenant, clock, chance), Gate.Purpose.ACT, address, chance);
    }

    private static String path(GraphLine line, String id) {
        return line.mine("/mailFolders/inbox/messageRules/" + GraphLine.segment(id));
    }

    @Override public Answer<RuleState> rule(String address, String id) {
        return FaultFound.ask(() -> {
            GraphLine line = line(address);
            try {
                return line.get(path(line, id)).path("isEnabled").asBoolean(true) ? RuleState.ON : RuleState.OFF;
            } catch (GraphError e) {
                if (e.isMissing()) {
                    return RuleState.GONE;
                }
                throw e;
            }
        });
    }

    @Override public Answer<RuleState> switchOff(String address, String id) {
        return FaultFound.ask(() -> {
            GraphLine line = line(address);
            try {
                return line.send("PATCH", path(line, id), JsonBody.object().put("isEnabled", false)).path("isEnabled").asBoolean(true)
                        ? RuleState.ON : RuleState.OFF;
            } catch (GraphError e) {
                if (e.isMissing()) {
                    return RuleState.GONE;
                }
                throw e;
            }
        });
    }

    @Override public Answer<Boolean> endSessions(String address) {
        return FaultFound.ask(() -> {
            GraphLine line = line(address);
            return line.send("POST", line.mine("/revokeSignInSessions"), JsonBody.object()).path("value").asBoolean(false);
        });
    }

    @Override public void close() {
        http.close();
    }
}
