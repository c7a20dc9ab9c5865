package dev.cordon.runtime;

/** What has to be done next with an inspection. */
public enum Phase {
    /** Initiation has to run on a notice. */
    INITIATION,
    /** Application and Verification have to run on what was admitted. Between them nothing is stored: Application is a pure function. */
    JUDGEMENT,
    /** Conclusion has to run on a judgement. */
    CONCLUSION,
    /** A person's release has to be carried out. */
    RELEASE
}
