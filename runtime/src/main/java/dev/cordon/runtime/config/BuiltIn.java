package dev.cordon.runtime.config;

import dev.cordon.kernel.config.DirectoryConfig;
import dev.cordon.kernel.config.Border;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The built-in default of each setting that has one; a setting without must be given. */
final class BuiltIn {
    /** By record and component. */
    static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("Config.mode", Mode.ACT),
            Map.entry("Config.tenant", "default"),
            Map.entry("Config.policy", ""),
            Map.entry("RulesConfig.folders", List.of()),
            Map.entry("RulesConfig.lists", ""),
            Map.entry("RulesConfig.builtin", true),
            Map.entry("DnsConfig.enabled", true),
            Map.entry("DnsConfig.servers", List.of()),
            Map.entry("Config.organisation", Organisation.NONE),
            Map.entry("Config.connectors", List.of()),
            Map.entry("Config.excluded", List.of()),
            Map.entry("Exclusion.why", ""),
            Map.entry("ReportsConfig.mailboxes", List.of()),
            Map.entry("ReportsConfig.perReporterMax", ReportsConfig.NONE.perReporterMax()),
            Map.entry("DirectoryConfig.connectors", List.of()),
            Map.entry("DirectoryConfig.vipGroup", ""),
            Map.entry("DirectoryConfig.administrator", ""),
            Map.entry("DirectoryConfig.every", DirectoryConfig.NONE.every()),
            Map.entry("ServeConfig.host", ServeConfig.LOOPBACK.host()),
            Map.entry("ServeConfig.port", ServeConfig.LOOPBACK.port()),
            Map.entry("StoreConfig.folder", "cordon-store"),
            Map.entry("LineConfig.lanes", LineConfig.STANDARD.lanes()),
            Map.entry("LineConfig.ageAlarm", LineConfig.STANDARD.ageAlarm()),
            Map.entry("LineConfig.recountEvery", LineConfig.STANDARD.recountEvery()),
            Map.entry("LineConfig.actsPerMailboxMax", LineConfig.STANDARD.actsPerMailboxMax()),
            Map.entry("LineConfig.actsMax", LineConfig.STANDARD.actsMax()),
            Map.entry("LineConfig.protectedMailboxes", List.of()),
            Map.entry("LineConfig.permanentDeletion", false),
            Map.entry("ConnectorConfig.url", ""),
            Map.entry("ConnectorConfig.microsoft", MicrosoftConfig.NONE),
            Map.entry("MicrosoftConfig.cloud", MicrosoftConfig.Cloud.GLOBAL),
            Map.entry("MicrosoftConfig.authority", ""),
            Map.entry("MicrosoftConfig.graph", ""),
            Map.entry("MicrosoftConfig.notices", MicrosoftNotices.NONE),
            Map.entry("MicrosoftNotices.port", 8_425),
            Map.entry("MicrosoftLogin.certificate", Secret.of("")),
            Map.entry("MicrosoftLogin.federatedTokenFile", ""),
            Map.entry("MicrosoftLogin.clientSecret", Secret.of("")),
            Map.entry("MailboxConfig.reader", Login.NONE),
            Map.entry("ConnectorConfig.quarantineFolder", "Cordon Quarantine"),
            Map.entry("ConnectorConfig.sweepEvery", Duration.ofMinutes(1)),
            Map.entry("ConnectorConfig.mailboxes", List.of()),
            Map.entry("ConnectorConfig.certificates", ""),
            Map.entry("ConnectorConfig.google", GoogleConfig.NONE),
            Map.entry("GoogleConfig.serviceAccount", ""),
            Map.entry("GoogleConfig.key", Secret.of("")),
            Map.entry("GoogleConfig.identity", GoogleConfig.METADATA),
            Map.entry("GoogleConfig.topic", ""),
            Map.entry("GoogleConfig.subscription", ""),
            Map.entry("GoogleConfig.actScope", GoogleConfig.NONE.actScope()),
            Map.entry("GoogleConfig.pushListen", ""),
            Map.entry("GoogleConfig.pushAudience", ""),
            Map.entry("GoogleConfig.pushAccount", ""),
            Map.entry("GoogleConfig.api", GoogleConfig.GOOGLE),
            Map.entry("MailboxConfig.paused", false),
            Map.entry("Login.scheme", Login.Scheme.BASIC),
            Map.entry("Login.user", ""),
            Map.entry("Organisation.domains", List.of()),
            Map.entry("Organisation.trustedAuthservIds", List.of()),
            Map.entry("Organisation.border", Border.NONE),
            Map.entry("Organisation.trustedArcSealers", List.of()),
            Map.entry("Organisation.vips", List.of()),
            Map.entry("Organisation.displayNames", List.of()),
            Map.entry("Organisation.sharedMailboxes", List.of()),
            Map.entry("Organisation.lists", Map.of()),
            Map.entry("Border.hosts", List.of()),
            Map.entry("Border.networks", List.of()),
            Map.entry("Person.firstName", ""),
            Map.entry("Person.lastName", ""),
            Map.entry("Person.email", ""),
            Map.entry("Person.title", ""));

    /** Components whose default is the value of another component of the same record. */
    static final Map<String, String> SAME_AS = Map.of("MailboxConfig.actor", "reader", "MicrosoftConfig.actor", "reader");

    private BuiltIn() {}
}
