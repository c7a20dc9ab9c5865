package dev.cordon.kernel.config;

/**
 * One app registration in Entra ID and one way to prove that it is us: a certificate with its key, a token of another issuer, or a secret.
 *
 * @param clientId empty when nothing is configured
 * @param certificate PEM text with the certificate and its private key; empty when not used
 * @param federatedTokenFile the path of a file; empty when not used
 * @param clientSecret empty when not used
 */
@Doc("One app registration in Entra ID and its credential: exactly one of `certificate`, `federated-token-file`, `client-secret`.")
public record MicrosoftLogin(
        @Doc("The application (client) id of the registration.") String clientId,
        @Doc("A PEM file with the certificate and its private key, always a reference: `{file: …}`. The recommended credential.") Secret certificate,
        @Doc("A file with a token of another issuer (workload identity federation); it is read again for each new access token.")
        String federatedTokenFile,
        @Doc("A client secret, always a reference: `{file: …}` or `{env: …}`. For trials: it travels with each request and ends silently.")
        Secret clientSecret) {
    /** Nothing is configured. */
    public static final MicrosoftLogin NONE = new MicrosoftLogin("", Secret.of(""), "", Secret.of(""));

    /** Signs in with a secret. */
    public static MicrosoftLogin withSecret(String clientId, Secret secret) {
        return new MicrosoftLogin(clientId, Secret.of(""), "", secret);
    }

    /** Signs in with a certificate. */
    public static MicrosoftLogin withCertificate(String clientId, Secret pem) {
        return new MicrosoftLogin(clientId, pem, "", Secret.of(""));
    }
}
