package dev.cordon.kernel.port.read;

/** A place in a provider's change feed; its text is the connector's own and means nothing to others. */
public record Cursor(String value) {}
