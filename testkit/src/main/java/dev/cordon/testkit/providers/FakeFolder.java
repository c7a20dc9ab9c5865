package dev.cordon.testkit.providers;

/**
 * One folder.
 *
 * @param role of RFC 8621 §2, or empty
 */
record FakeFolder(String id, String name, String role, int sortOrder, boolean subscribed) {}
