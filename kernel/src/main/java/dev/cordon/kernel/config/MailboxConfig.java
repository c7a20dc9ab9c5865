package dev.cordon.kernel.config;

/** One mailbox that a connector protects. */
@Doc("One mailbox to protect.")
public record MailboxConfig(
        @Doc("The mailbox's address.") String address,
        @Doc("The identity that reads.") Login reader,
        @Doc("The identity that acts; the reader's when not given.") Login actor) {}
