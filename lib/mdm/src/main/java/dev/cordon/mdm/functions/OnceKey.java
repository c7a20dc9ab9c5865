package dev.cordon.mdm.functions;

/**
 * What a result is kept under while one message is looked at.
 *
 * @param function who keeps it
 * @param subject the object it was made from, or everything that decides it
 */
record OnceKey(String function, Object subject) {}
