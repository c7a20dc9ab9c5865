package dev.cordon.kernel.config;

/** How a connector of kind {@code google} signs in, and how it is told that mail arrived. */
@Doc("Kind `google`: the service account, and how it is told that mail arrived.")
public record GoogleConfig(
        @Doc("The service account's address, `name@project.iam.gserviceaccount.com`.") String serviceAccount,
        @Doc("The service account's JSON key file: `{file: …}`. Without it Cordon signs without a key, through the IAM Credentials API.")
        Secret key,
        @Doc("Without a key: where the machine's own access token comes from.") String identity,
        @Doc("The Pub/Sub topic that Gmail publishes to, `projects/P/topics/T`; without it mailboxes are asked instead.") String topic,
        @Doc("The Pub/Sub subscription of that topic that is pulled, `projects/P/subscriptions/S`.") String subscription,
        @Doc("The scope that acting needs, without its prefix.") String actScope,
        @Doc("Pub/Sub pushes to this address instead of being pulled: `127.0.0.1:8085`, behind a proxy with TLS.") String pushListen,
        @Doc("The audience that the push subscription was given.") String pushAudience,
        @Doc("The service account that the push subscription signs as.") String pushAccount,
        @Doc("Where Google's APIs are; another place has all of them below itself.") String api) {
    /** Google's own APIs. */
    public static final String GOOGLE = "https://googleapis.com";
    /** Where a machine of Google's own cloud gets its token. */
    public static final String METADATA = "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token";
    /** Not given. */
    public static final GoogleConfig NONE = of("", Secret.of(""), "", "");

    /** The same with all APIs below another address. */
    public GoogleConfig at(String address) {
        return new GoogleConfig(serviceAccount, key, identity, topic, subscription, actScope, pushListen, pushAudience, pushAccount, address);
    }

    /** The usual, pulled. */
    public static GoogleConfig of(String serviceAccount, Secret key, String topic, String subscription) {
        return new GoogleConfig(serviceAccount, key, METADATA, topic, subscription, "gmail.modify", "", "", "", GOOGLE);
    }
}
