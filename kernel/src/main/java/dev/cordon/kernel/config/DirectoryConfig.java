package dev.cordon.kernel.config;

import java.time.Duration;
import java.util.List;

/** Whether a tenant's directory is read, and what of it. */
@Doc("Who works here, read from the tenants' own directories. What is written below `organisation` stays and is added to.")
public record DirectoryConfig(
        @Doc("The connectors (kind `google` or `microsoft`) whose directory is read; none reads nothing.") List<String> connectors,
        @Doc("The address of a group; its members are people whom attackers like to imitate.") String vipGroup,
        @Doc("Google: the administrator in whose name the directory is read.") String administrator,
        @Doc("How often it is read.") Duration every) {
    /** Nothing is read. */
    public static final DirectoryConfig NONE = new DirectoryConfig(List.of(), "", "", Duration.ofHours(6));

    /** Copies the list. */
    public DirectoryConfig {
        connectors = List.copyOf(connectors);
    }
}
