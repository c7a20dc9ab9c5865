package dev.cordon.kernel.config;

/** What a connector of kind {@code microsoft} needs to reach one Microsoft 365 tenant. */
@Doc("For `kind: microsoft`: how to reach one Microsoft 365 tenant.")
public record MicrosoftConfig(
        @Doc("`global` (GCC too), `us-gov` (GCC High), `us-gov-dod` or `china`: decides where to sign in and where Graph is.") Cloud cloud,
        @Doc("The directory (tenant) id, or a verified domain of it.") String directory,
        @Doc("Another place to sign in than the cloud's, for clouds that are not listed; `https://…`.") String authority,
        @Doc("Another place of Microsoft Graph than the cloud's; `https://…`.") String graph,
        @Doc("The app registration that reads.") MicrosoftLogin reader,
        @Doc("The app registration that acts; the reader's when not given.") MicrosoftLogin actor,
        @Doc("Where Microsoft may tell us of new mail. Without it we ask every half minute, and nothing is lost.") MicrosoftNotices notices) {
    /** National clouds; tokens of one are worth nothing in another. */
    public enum Cloud { GLOBAL, US_GOV, US_GOV_DOD, CHINA }

    /** Nothing is configured. */
    public static final MicrosoftConfig NONE =
            new MicrosoftConfig(Cloud.GLOBAL, "", "", "", MicrosoftLogin.NONE, MicrosoftLogin.NONE, MicrosoftNotices.NONE);
}
