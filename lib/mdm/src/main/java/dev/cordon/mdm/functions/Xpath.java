package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.html.HtmlObjects;
import dev.cordon.mdm.html.HtmlView;
import dev.cordon.mdm.html.Links;
import dev.cordon.mdm.xpath.Attribute;
import dev.cordon.mdm.xpath.Query;
import dev.cordon.mdm.xpath.Tree;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.value.Struct;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** {@code html.xpath}. */
final class Xpath implements MqlFunction {

    private static final int QUERIES_MAX = 10_000;
    private static final int HTML_MAX = 8 << 20;
    private static final Map<String, Optional<Query>> QUERIES = new ConcurrentHashMap<>();


    private static final Signature SIGNATURE = new Signature("html.xpath", List.of("beta.html_xpath"), List.of(
            Declare.required("html", Schema.htmlLike(), "The document."),
            Declare.required("query", Declare.STRINGY, "An XPath 1.0 expression.")), AnswerSchema.XPATH,
            "Elements, attributes, text and comments that an XPath selects in the HTML tree; names are in lower "
            + "case. A query that cannot be read selects nothing. Null when the document or the query is null.",
            List.of(), "");

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof Struct html) || !(call.argument(1) instanceof String query)
                || !(html.get("raw") instanceof String raw)) {
            return null;
        }
        Optional<Query> read = query(query);
        if (read.isEmpty()) {
            return Struct.of(AnswerSchema.XPATH).set("nodes", List.of());
        }
        Page page = call.once(new OnceKey("html.xpath tree", html), () -> Page.of(document(raw)));
        return call.once(new OnceKey(query, html), () -> Struct.of(AnswerSchema.XPATH).set("nodes", read.get().select(page.tree).stream()
                .map(node -> node instanceof Attribute ? node(node, page) : page.sources.object(node, n -> node(n, page))).toList()));
    }

    @Override public boolean pure() {
        return false;
    }

    // Queries stand in rules, which are few; the bound is against rules that compute them.
    private static Optional<Query> query(String text) {
        Optional<Query> known = QUERIES.get(text);
        if (known == null) {
            known = Query.of(text);
            if (QUERIES.size() < QUERIES_MAX) {
                QUERIES.put(text, known);
            }
        }
        return known;
    }

    private static Document document(String raw) {
        Document document = Jsoup.parse(raw.length() > HTML_MAX ? raw.substring(0, HTML_MAX) : raw);
        document.outputSettings().prettyPrint(false);
        return document;
    }

    /** A tree with what was made of its nodes. */
    private record Page(Tree tree, Sources sources) {
        static Page of(Document document) {
            return new Page(new Tree(document), new Sources(document));
        }
    }

    private static Struct node(Object node, Page page) {
        return switch (node) {
            case Element element -> {
                Supplier<HtmlView> view = HtmlObjects.once(() -> HtmlView.of(element));
                yield HtmlObjects.fill(Struct.of(Schema.HTML).lazy("raw", () -> page.sources.of(element)), view,
                        HtmlObjects.once(() -> Links.of(view.get())));
            }
            case Attribute attribute -> HtmlObjects.text(attribute.value());
            case TextNode text -> HtmlObjects.text(text.getWholeText());
            case DataNode data -> HtmlObjects.text(data.getWholeData());
            case Comment comment -> HtmlObjects.text(comment.getData());
            default -> HtmlObjects.text("");
        };
    }
}
