package dev.cordon.mdm.xpath;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.w3c.dom.NodeList;

/** What a query selected, as lines with name and text, by this engine and by the platform's. */
final class Selected {

    private Selected() {
    }

    static List<String> theirs(NodeList nodes) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            lines.add(nodes.item(i).getNodeName().replace("#cdata-section", "#text") + " " + nodes.item(i).getTextContent());
        }
        return lines;
    }

    static List<String> ours(List<Object> nodes) {
        List<String> lines = new ArrayList<>();
        for (Object node : nodes) {
            String name = switch (node) {
                case Attribute attribute -> attribute.name();
                case Element element -> element.normalName();
                case Comment _ -> "#comment";
                default -> "#text";
            };
            lines.add(name + " " + Tree.text(node));
        }
        return lines;
    }
}
