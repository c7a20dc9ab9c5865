package dev.cordon.kernel.message;

/** Which way a message went, seen from the organisation. */
public enum Direction { INBOUND, OUTBOUND, INTERNAL, UNKNOWN }
