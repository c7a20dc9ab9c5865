package dev.cordon.access.cli;

import dev.cordon.access.show.Visible;
import dev.cordon.connectors.google.GoogleTier;
import java.util.ArrayList;
import java.util.List;

/**
 * What an administrator of a Google Workspace tenant does before Cordon can look after it, in order, as commands to copy.
 *
 * @param account the service account's address; a stand-in when it is not known yet
 * @param clientId its numeric id; empty when it is not known
 * @param keyless whether Google signs, or a key file does
 */
record GooglePlan(GoogleTier tier, String actScope, String account, String clientId, String topic, String subscription, boolean keyless) {
    private static final String STAND_IN = "cordon@PROJECT.iam.gserviceaccount.com";

    private String project() {
        int at = account.indexOf('@');
        int dot = account.indexOf('.', at + 1);
        return at > 0 && dot > at ? account.substring(at + 1, dot) : "PROJECT";
    }

    private String name() {
        return account.isEmpty() ? "cordon" : account.substring(0, account.indexOf('@'));
    }

    /** The steps, line by line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String who = account.isEmpty() ? STAND_IN : account;
        lines.add("Google Workspace, tier " + tier.name().toLowerCase(java.util.Locale.ROOT) + ": what it needs and why");
        lines.add("");
        for (GoogleTier.Scope scope : tier.delegated(actScope)) {
            lines.add("  " + scope.name());
            lines.add("      " + scope.why());
        }
        lines.add("");
        lines.add("1. A service account in a project of your own organisation:");
        lines.add("     gcloud services enable gmail.googleapis.com pubsub.googleapis.com iamcredentials.googleapis.com --project " + project());
        lines.add("     gcloud iam service-accounts create " + name() + " --project " + project());
        if (keyless) {
            lines.add("   Without a key, so that none can be stolen: the machine's own identity signs through the IAM Credentials API:");
            lines.add("     gcloud iam service-accounts add-iam-policy-binding " + who + " --member serviceAccount:THE-MACHINES-IDENTITY \\");
            lines.add("         --role roles/iam.serviceAccountTokenCreator");
        } else {
            lines.add("   With a key file; keep it readable for Cordon alone:");
            lines.add("     gcloud iam service-accounts keys create key.json --iam-account " + who + " && chmod 600 key.json");
        }
        lines.add("2. Domain-wide delegation, as a super administrator: admin.google.com > Security > Access and data control > API controls >");
        lines.add("   Manage domain-wide delegation > Add new. Effective after minutes, sometimes hours, 24 at most. Paste exactly:");
        lines.add("     Client ID     " + (clientId.isEmpty()
                ? "gcloud iam service-accounts describe " + who + " --format 'value(uniqueId)' prints it"
                : Visible.text(clientId)));
        lines.add("     OAuth scopes  " + tier.pasted(actScope));
        lines.add("   Delegation reaches every user of the domain and cannot be narrowed by Google; Cordon asks only for mailboxes in its file.");
        pubsub(lines, who);
        lines.add("4. Then: cordon mailbox add google ADDRESS... --service-account " + who + (keyless ? "" : " --key-file key.json")
                + (topic.isEmpty() ? "" : " --topic " + topic + " --subscription " + subscription));
        return lines;
    }

    private void pubsub(List<String> lines, String who) {
        String t = topic.isEmpty() ? "projects/" + project() + "/topics/cordon-gmail" : topic;
        String s = subscription.isEmpty() ? "projects/" + project() + "/subscriptions/cordon-gmail" : subscription;
        lines.add("3. So that mail is noticed at once (without it mailboxes are asked in turn): a topic that Gmail publishes to, and a");
        lines.add("   subscription that Cordon pulls. Nothing has to be reachable from outside:");
        lines.add("     gcloud pubsub topics create " + t);
        lines.add("     gcloud pubsub topics add-iam-policy-binding " + t + " --role roles/pubsub.publisher \\");
        lines.add("         --member serviceAccount:gmail-api-push@system.gserviceaccount.com");
        lines.add("     gcloud pubsub subscriptions create " + s + " --topic " + t + " --ack-deadline 60 --expiration-period never");
        lines.add("     gcloud pubsub subscriptions add-iam-policy-binding " + s + " --role roles/pubsub.subscriber --member serviceAccount:" + who);
    }
}
