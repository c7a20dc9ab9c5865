package dev.cordon.mdm.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The HTML of an element is the same whether it is written alone or cut out of that of the whole tree. */
class SourcesTest {

    private static final String[] PIECES = {"<div class=\"a & b\" hidden>", "</div>", "<p title='x<y'>", "<br>", "<img src=a>",
        "text & more &nbsp;", "<script>if (a < b) {}</script>", "<!-- note -->", "<table><tr><td>", "</table>",
        "<svg><path d='M0'/></svg>", "<template><b>x</b>",
        "</template>", "<pre>\n a </pre>", "<textarea>\n<b></textarea>", "<a href='?a=1&b=2'>", "</a>", "<style>p > b {}</style>", "é漢"};

    @Test void equalsWhatIsWrittenAlone() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder html = new StringBuilder();
            for (int count = random.nextInt(40); count >= 0; count--) {
                html.append(PIECES[random.nextInt(PIECES.length)]);
            }
            Document document = Jsoup.parse(html.toString());
            document.outputSettings().prettyPrint(false);
            Sources sources = new Sources(document);
            for (Element element : document.getAllElements()) {
                assertThat(sources.of(element)).as("seed %d: %s", seed, html).isEqualTo(element.outerHtml());
            }
        }
    }

    @Test void aNodeIsOneObject() {
        Document document = Jsoup.parse("<p>a</p>");
        Sources sources = new Sources(document);
        Object node = document.body();
        var first = sources.object(node, _ -> dev.cordon.mdm.html.HtmlObjects.text("a"));
        assertThat(sources.object(node, _ -> dev.cordon.mdm.html.HtmlObjects.text("b"))).isSameAs(first);
    }
}
