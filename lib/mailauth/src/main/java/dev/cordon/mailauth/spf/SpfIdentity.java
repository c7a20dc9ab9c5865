package dev.cordon.mailauth.spf;

/** Which of the two names of the SMTP session was checked (RFC 7208 §2.3, §2.4). */
public enum SpfIdentity {
    /** The domain of the reverse path. */ MAIL_FROM,
    /** The name the client gave for itself; also used when the reverse path is empty. */ HELO
}
