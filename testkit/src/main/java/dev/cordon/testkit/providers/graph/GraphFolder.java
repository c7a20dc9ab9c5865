package dev.cordon.testkit.providers.graph;

/**
 * One folder.
 *
 * @param wellKnown its name in paths, such as {@code junkemail}; empty for others
 * @param parent the id of the folder above
 */
record GraphFolder(String id, String name, String wellKnown, String parent, boolean hidden) {}
