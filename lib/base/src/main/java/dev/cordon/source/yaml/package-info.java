/** YAML 1.2 as a tree in which every node knows its place. */
@NullMarked
package dev.cordon.source.yaml;

import org.jspecify.annotations.NullMarked;
