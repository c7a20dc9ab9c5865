package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Trust;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Tries what a tier needs, one harmless question for each permission, and says what is missing and what is more than needed. No message is
 * read or moved. What a token shows is not enough to know: RBAC for Applications gives and withholds without showing it.
 */
public final class MicrosoftCheck {
    private static final String ONE = "?$top=1&$select=id";
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("User.Read.All", "/users" + ONE),
            Map.entry("GroupMember.Read.All", "/groups" + ONE),
            Map.entry("Domain.Read.All", "/domains" + ONE),
            Map.entry("AuditLog.Read.All", "/auditLogs/signIns?$top=1"),
            Map.entry("AuditLogsQuery-Exchange.Read.All", "/security/auditLog/queries?$top=1"),
            Map.entry("IdentityRiskyUser.Read.All", "/identityProtection/riskyUsers?$top=1"),
            Map.entry("IdentityRiskEvent.Read.All", "/identityProtection/riskDetections?$top=1"),
            Map.entry("Directory.Read.All", "/oauth2PermissionGrants?$top=1"));
    private static final String NO_MESSAGE = "AAMkAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final Duration ENDS_SOON = Duration.ofDays(30);

    /** What was found out about one permission. */
    public enum State {
        /** It is there. */
        GIVEN,
        /** It is not: its feature is off. */
        MISSING,
        /** It could not be found out. */
        UNKNOWN
    }

    /**
     * One permission.
     *
     * @param words what was seen, for people; empty when there is nothing to add
     */
    public record Finding(MicrosoftNeed need, State state, String words) {}

    /**
     * Everything that was found.
     *
     * @param trouble why nothing could be found out, such as refused credentials; empty when there is none
     * @param excess consented roles that the tier does not need
     * @param warnings what will go wrong soon
     */
    public record Report(String trouble, List<Finding> findings, Set<String> excess, List<String> warnings) {
        /** Copies the collections. */
        public Report {
            findings = List.copyOf(findings);
            excess = Set.copyOf(excess);
            warnings = List.copyOf(warnings);
        }

        /** Whether the tier works as a whole. */
        public boolean isComplete() {
            return trouble.isEmpty() && findings.stream().allMatch(f -> f.state() == State.GIVEN);
        }
    }

    private MicrosoftCheck() {}

    /** Tries a tier with the first configured mailbox. Nothing is thrown: what goes wrong is in the report. */
    public static Report of(ConnectorConfig config, MicrosoftTier tier, InstantSource clock) {
        List<String> problems = new ArrayList<>(GraphSettings.problems(config));
        Trust.problem(config.certificates()).ifPresent(problems::add);
        if (!problems.isEmpty() || config.mailboxes().isEmpty()) {
            String trouble = problems.isEmpty() ? "there is no mailbox to try it with" : String.join("; ", problems);
            return new Report(trouble, List.of(), Set.of(), List.of());
        }
        MicrosoftConfig microsoft = config.microsoft();
        MicrosoftLogin actor = microsoft.actor().clientId().isEmpty() ? microsoft.reader() : microsoft.actor();
        try (HttpLine http = HttpLine.open(HttpClient.Version.HTTP_2, Trust.context(config.certificates()))) {
            RandomGenerator chance = new SecureRandom();
            GraphIdentity reading = identity(microsoft, microsoft.reader(), http, clock, chance);
            GraphIdentity acting = identity(microsoft, actor, http, clock, chance);
            return report(line(config, reading, Gate.Purpose.READ, http, clock, chance), line(config, acting, Gate.Purpose.ACT, http, clock,
                    chance),
                    tier, warnings(reading, acting, clock.instant()), reading.clientId().equals(acting.clientId()));
        }
    }

    private static GraphIdentity identity(MicrosoftConfig microsoft, MicrosoftLogin login, HttpLine http, InstantSource clock,
            RandomGenerator chance) {
        return new GraphIdentity(login, Endpoints.of(microsoft), microsoft.directory(), http, clock, chance);
    }

    private static GraphLine line(ConnectorConfig config, GraphIdentity identity, Gate.Purpose purpose, HttpLine http, InstantSource clock,
            RandomGenerator chance) {
        MailboxConfig first = config.mailboxes().getFirst();
        GraphShare share = new GraphShare(GraphShare.tenant(clock), clock, chance);
        return new GraphLine(http, identity, Endpoints.of(config.microsoft()), share, purpose, first.address(), chance);
    }

    private static List<String> warnings(GraphIdentity reading, GraphIdentity acting, Instant now) {
        List<String> warnings = new ArrayList<>();
        for (GraphIdentity identity : List.of(reading, acting)) {
            Instant ends = identity.certificateEnds();
            if (ends.isBefore(now.plus(ENDS_SOON))) {
                warnings.add("the certificate of " + identity.clientId() + (ends.isBefore(now) ? " ended on " : " ends on ")
                        + ends.toString().substring(0, 10) + ": upload a new one before that day, both may be there at once");
            }
        }
        return warnings.stream().distinct().toList();
    }

    private static Report report(GraphLine reader, GraphLine actor, MicrosoftTier tier, List<String> warnings, boolean oneApp) {
        Answer<Set<String>> shown = FaultFound.ask(() -> {
            Set<String> roles = new TreeSet<>(reader.shownRoles());
            roles.addAll(tier == MicrosoftTier.T0 && !oneApp ? Set.of() : actor.shownRoles());
            return roles;
        });
        return switch (shown) {
            case Answer.Unknown<Set<String>>(Fault fault) -> new Report(fault.what(), List.of(), Set.of(), warnings);
            case Answer.Known<Set<String>>(Set<String> roles) -> {
                List<Finding> findings = MicrosoftNeed.of(tier).stream().map(need -> finding(need, reader, actor, roles)).toList();
                Set<String> excess = new TreeSet<>(roles);
                MicrosoftNeed.of(tier).forEach(need -> excess.remove(need.role()));
                MicrosoftNeed.ALL.stream().filter(n -> n.tier() == MicrosoftTier.T4).forEach(need -> excess.remove(need.role()));
                yield new Report("", findings, excess, warnings);
            }
        };
    }

    private static Finding finding(MicrosoftNeed need, GraphLine reader, GraphLine actor, Set<String> shown) {
        Answer<Boolean> answer = FaultFound.ask(() -> given(need, reader, actor, shown));
        boolean shows = shown.contains(need.role());
        return switch (answer) {
            case Answer.Known<Boolean>(Boolean given) -> new Finding(need, given ? State.GIVEN : State.MISSING,
                    given && !shows && need.byMailbox() ? "by RBAC for Applications, or by a wider permission"
                            : !given && shows ? "consented, but this mailbox is outside the app's scope, or a licence is missing" : "");
            case Answer.Unknown<Boolean>(Fault fault) -> new Finding(need, State.UNKNOWN, fault.what());
        };
    }

    private static boolean given(MicrosoftNeed need, GraphLine reader, GraphLine actor, Set<String> shown) throws FaultFound {
        return switch (need.role()) {
            case "Mail.Read" -> allowed(reader, reader.mine("/messages/" + GraphLine.segment(NO_MESSAGE) + "/$value"));
            case "Mail.ReadWrite" -> GraphActor.canWrite(actor);
            case "MailboxSettings.Read" -> allowed(reader, reader.mine("/mailFolders/inbox/messageRules?$top=1"));
            default -> {
                String question = QUESTIONS.get(need.role());
                // What changes things cannot be tried: there the token must do.
                yield question == null ? shown.contains(need.role()) : allowed(reader, question);
            }
        };
    }

    private static boolean allowed(GraphLine line, String path) throws FaultFound {
        try {
            line.get(path);
            return true;
        } catch (GraphError e) {
            if (e.isMissing() || e.status() == 400) {
                return true;
            }
            if (e.status() == 403) {
                return false;
            }
            throw e;
        }
    }
}
