package dev.cordon.mdm.xpath;

import org.jsoup.nodes.Element;

/**
 * An attribute as a node (XPath 1.0 §5.3).
 *
 * @param owner the element it stands at
 * @param index its place among the attributes of the element
 * @param name its name in lower case
 * @param value its value
 */
public record Attribute(Element owner, int index, String name, String value) {

    @Override public boolean equals(Object other) {
        return other instanceof Attribute that && that.owner == owner && that.index == index;
    }

    @Override public int hashCode() {
        return System.identityHashCode(owner) * 31 + index;
    }
}
