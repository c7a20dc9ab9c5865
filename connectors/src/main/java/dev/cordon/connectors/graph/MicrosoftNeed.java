package dev.cordon.connectors.graph;

import java.util.List;

/**
 * One application permission of Microsoft Graph that a tier needs, and what for.
 *
 * @param role its name, as the consent page and the token show it
 * @param roleId its id, for scripts; empty where the vendor's list that we have does not hold it
 * @param why what does not work without it
 * @param byMailbox whether it can be given for some mailboxes only, by RBAC for Applications, and then should not be consented
 * @param acts whether it belongs to the app that acts
 */
public record MicrosoftNeed(MicrosoftTier tier, String role, String roleId, String why, boolean byMailbox, boolean acts) {
    /** Every permission that is ever asked for, by tier. */
    public static final List<MicrosoftNeed> ALL = List.of(
            read(MicrosoftTier.T0, "Mail.Read", "810c84a8-4a9e-49e6-bf7d-12d183f40d01",
                    "reading messages as they are, the change feed, and notifications of new mail", true),
            read(MicrosoftTier.T0, "User.Read.All", "df021288-bdef-4463-88db-98f22de89214",
                    "who works here: names and addresses that attackers imitate, and which mailboxes are not covered yet", false),
            read(MicrosoftTier.T0, "GroupMember.Read.All", "98830695-27a2-44f7-8c18-0c3ebc9698f6",
                    "who is in which group: protected people, and the group that limits what is read", false),
            read(MicrosoftTier.T0, "Domain.Read.All", "", "your verified domains: they decide inbound, outbound and internal", false),
            act(MicrosoftTier.T1, "Mail.ReadWrite", "e2a3a72e-5f79-4c64-b1b1-878b674786c9",
                    "hiding in quarantine, putting back, moving to the trash, and marking with a category", true),
            read(MicrosoftTier.T2, "MailboxSettings.Read", "40f97065-369a-49f4-947c-6a255697ae91",
                    "inbox rules and automatic replies that an intruder may have made", true),
            read(MicrosoftTier.T2, "AuditLog.Read.All", "b0afded3-3588-46d8-8b3d-9842eff778da",
                    "sign-ins (needs an Entra ID P1 licence) and changes of the directory", false),
            read(MicrosoftTier.T2, "AuditLogsQuery-Exchange.Read.All", "",
                    "what was done in mailboxes: rules made, mail read, deleted and sent", false),
            read(MicrosoftTier.T2, "IdentityRiskyUser.Read.All", "", "users that Entra ID holds for risky (needs P2)", false),
            read(MicrosoftTier.T2, "IdentityRiskEvent.Read.All", "", "why it does (needs P2)", false),
            read(MicrosoftTier.T2, "Directory.Read.All", "7ab1d382-f21e-4acd-a863-ba3e13f7da61", "which programs were given access to mail",
                    false),
            act(MicrosoftTier.T3, "MailboxSettings.ReadWrite", "6931bccd-447a-43d1-b442-00a195474933", "switching a hostile inbox rule off",
                    true),
            act(MicrosoftTier.T3, "User.RevokeSessions.All", "77f3a031-c388-4f99-b373-dc68676a979e", "ending the sessions of an intruder",
                    false),
            act(MicrosoftTier.T3, "DelegatedPermissionGrant.ReadWrite.All", "", "taking back what a hostile program was given", false),
            read(MicrosoftTier.T4, "ExchangeMessageTrace.Read.All", "",
                    "finding every copy of a message in the whole tenant by its Message-ID (global cloud only)", false));

    private static MicrosoftNeed read(MicrosoftTier tier, String role, String id, String why, boolean byMailbox) {
        return new MicrosoftNeed(tier, role, id, why, byMailbox, false);
    }

    private static MicrosoftNeed act(MicrosoftTier tier, String role, String id, String why, boolean byMailbox) {
        return new MicrosoftNeed(tier, role, id, why, byMailbox, true);
    }

    /** What a tier needs, with all before it; of the last tier's parts, none. */
    public static List<MicrosoftNeed> of(MicrosoftTier tier) {
        return ALL.stream().filter(n -> n.tier().compareTo(tier) <= 0 && n.tier() != MicrosoftTier.T4).toList();
    }
}
