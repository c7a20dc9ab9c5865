package dev.cordon.runtime.config;

import java.util.Map;
import java.util.Optional;

/**
 * What the environment and the command line say; the command line wins.
 *
 * @param environment variables by name
 * @param commandLine values by path, such as {@code serve.port}
 */
record Overrides(Map<String, String> environment, Map<String, String> commandLine) {
    Overrides {
        environment = Map.copyOf(environment);
        commandLine = Map.copyOf(commandLine);
    }

    /** One value from outside the file. */
    record Override(String text, Setting.Origin origin, String where) {}

    /** What is said about a path. */
    Optional<Override> at(String path) {
        String said = commandLine.get(path);
        if (said != null) {
            return Optional.of(new Override(said, Setting.Origin.COMMAND_LINE, "--set " + path));
        }
        String variable = Words.variable(path);
        return Optional.ofNullable(environment.get(variable)).map(v -> new Override(v, Setting.Origin.ENVIRONMENT, variable));
    }
}
