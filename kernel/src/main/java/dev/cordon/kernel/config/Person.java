package dev.cordon.kernel.config;

/** Somebody whom attackers like to imitate. */
@Doc("Somebody whom attackers like to imitate.")
public record Person(
        @Doc("The name as it is shown in mail clients.") String displayName,
        @Doc("Given name; may be empty.") String firstName,
        @Doc("Family name; may be empty.") String lastName,
        @Doc("The person's own address.") String email,
        @Doc("What the person does, such as CEO; may be empty.") String title) {}
