package dev.cordon.runtime.config;

/** Whether mailboxes are changed. */
public enum Mode {
    /** Judge and record, change nothing. */
    OBSERVE,
    /** Carry out what the policy says. */
    ACT
}
