package dev.cordon.connectors.google;

import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.http.TokenCache;
import dev.cordon.connectors.http.TokenEndpoint;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access tokens, one for each person and scope: delegation gives all scopes of a request or none, so that each is asked for alone. Only
 * configured mailboxes and administrators may be acted for, because delegation itself reaches every user of the domain. A refusal is
 * remembered for a while, so that revoked consent does not become a storm of questions.
 */
final class GoogleTokens {
    static final String SCOPE = "https://www.googleapis.com/auth/";
    /** The service account itself, without delegation. */
    static final String ITSELF = "";

    private static final Duration BACKDATED = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofMinutes(55);
    private static final Duration REFUSAL_KEPT = Duration.ofSeconds(30);
    private static final int REFUSALS_MAX = 20_000;

    private record Refusal(Fault.Denied fault, Instant until) {}

    private final ServiceAccount account;
    private final TokenEndpoint endpoint;
    private final TokenCache cache;
    private final InstantSource clock;
    private final Set<String> allowed;
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    /** @param allowed for whom tokens may be asked */
    GoogleTokens(ServiceAccount account, TokenEndpoint endpoint, InstantSource clock, Set<String> allowed) {
        this.account = account;
        this.endpoint = endpoint;
        this.cache = new TokenCache(clock);
        this.clock = clock;
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * A token that acts as somebody.
     *
     * @param subject an address, or {@link #ITSELF}
     * @param scope without its prefix, or a whole address
     * @param who for messages, such as {@code the reader of ada@example.org}
     */
    Secret token(String subject, String scope, String who) throws FaultFound {
        if (!subject.equals(ITSELF) && !allowed.contains(subject)) {
            throw new FaultFound(new Fault.Denied(subject + " is not configured: nothing is asked for in that name"));
        }
        String key = subject + ' ' + scope;
        refuseAgain(key);
        try {
            return cache.token(key, () -> endpoint.ask(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer",
                    "assertion", account.sign(claims(subject, scope))), who));
        } catch (FaultFound e) {
            if (e.fault() instanceof Fault.Denied denied) {
                remember(key, denied);
            }
            throw e;
        }
    }

    private ObjectNode claims(String subject, String scope) {
        // A minute back: a clock that is a little ahead must not make the assertion come from the future.
        Instant issued = clock.instant().minus(BACKDATED);
        ObjectNode claims = JsonBody.object().put("iss", account.address()).put("scope", scope.startsWith("https:") ? scope : SCOPE + scope)
                .put("aud", endpoint.uri().toString()).put("iat", issued.getEpochSecond()).put("exp", issued.plus(LIFE).getEpochSecond());
        return subject.equals(ITSELF) ? claims : claims.put("sub", subject);
    }

    private void refuseAgain(String key) throws FaultFound {
        synchronized (refusals) {
            Refusal refusal = refusals.get(key);
            if (refusal != null && clock.instant().isBefore(refusal.until())) {
                throw new FaultFound(refusal.fault());
            }
            refusals.remove(key);
        }
    }

    private void remember(String key, Fault.Denied fault) {
        synchronized (refusals) {
            refusals.put(key, new Refusal(fault, clock.instant().plus(REFUSAL_KEPT)));
            if (refusals.size() > REFUSALS_MAX) {
                refusals.remove(refusals.keySet().iterator().next());
            }
        }
    }

    /** Google did not accept this token though we thought it good. */
    void refused(String subject, String scope, Secret token) {
        cache.refused(subject + ' ' + scope, token);
    }
}
