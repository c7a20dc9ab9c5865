package dev.cordon.kernel.config;

/** A mailbox that is left out on purpose: somebody answers for it, and not for ever. */
@Doc("A mailbox that is left out on purpose. It is listed with its owner, and when its time is over an alarm is raised.")
public record Exclusion(
        @Doc("The mailbox's address.") String address,
        @Doc("Who answers for it.") String owner,
        @Doc("The last day on which it may be left out, `YYYY-MM-DD` by UTC.") String until,
        @Doc("Why it is left out.") String why) {}
