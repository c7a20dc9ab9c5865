package dev.cordon.runtime.config;

/**
 * One value and where it came from.
 *
 * @param path its place, such as {@code serve.port} or {@code connectors[0].url}
 * @param text the value in words; a secret shows only where it is kept
 * @param origin which of the four set it
 * @param where a file and line, the name of a variable, or empty
 */
public record Setting(String path, String text, Origin origin, String where) {
    /** Later ones win. */
    public enum Origin { BUILT_IN, FILE, ENVIRONMENT, COMMAND_LINE }
}
