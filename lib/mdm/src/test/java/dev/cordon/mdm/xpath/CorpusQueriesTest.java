package dev.cordon.mdm.xpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mdm.Arrival;
import dev.cordon.mdm.Corpora;
import dev.cordon.mdm.Mdm;
import dev.cordon.mdm.Tenant;
import dev.cordon.mql.value.Struct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/** Every query of the public rules over HTML of real mail: this engine against the platform's. */
class CorpusQueriesTest {

    private static final int PAGES = Integer.getInteger("pages", 60);

    @Test
    void everyQueryIsReadExceptTheOneThatIsNone() {
        RuleQueries found = RuleQueries.all();
        if (found.calls() == 0) {
            return;
        }
        assertThat(found.calls()).isEqualTo(115);
        assertThat(found.queries().stream().filter(q -> Query.of(q).isEmpty())).hasSize(1);
    }

    @Test
    @Tag("slow")
    void everyQuerySelectsWhatThePlatformSelectsInRealMail(@TempDir Path folder) throws IOException, InterruptedException,
            XPathExpressionException {
        List<String> queries = RuleQueries.all().queries().stream().filter(q -> Query.of(q).isPresent()).toList();
        Optional<Path> packed = Corpora.find("CorpusQueriesTest", "mail", "dev.tar.xz");
        if (packed.isEmpty() || queries.isEmpty()) {
            return;
        }
        Process tar = new ProcessBuilder("tar", "-xJf", packed.get().toString(), "-C", folder.toString()).inheritIO().start();
        assertThat(tar.waitFor()).isZero();
        XPath platform = XPathFactory.newDefaultInstance().newXPath();
        List<XPathExpression> expressions = new ArrayList<>();
        for (String query : queries) {
            expressions.add(platform.compile(query));
        }
        int selected = 0;
        int pages = 0;
        for (String html : pages(folder)) {
            pages++;
            Document page = Jsoup.parse(html);
            W3CDom converter = new W3CDom();
            converter.namespaceAware(false);
            org.w3c.dom.Document dom = converter.fromJsoup(page);
            Tree tree = new Tree(page);
            for (int i = 0; i < queries.size(); i++) {
                List<String> theirs = Selected.theirs((NodeList) expressions.get(i).evaluate(dom, XPathConstants.NODESET));
                List<String> ours = Selected.ours(Query.of(queries.get(i)).orElseThrow().select(tree));
                assertThat(ours).as("%s in %s", queries.get(i), html.substring(0, Math.min(200, html.length()))).isEqualTo(theirs);
                selected += ours.size();
            }
        }
        System.out.println(queries.size() + " queries, " + pages + " pages, " + selected + " nodes, all equal");
        assertThat(selected).isPositive();
    }

    /** HTML of messages, spread over the collection. */
    static List<String> pages(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<String> pages = new ArrayList<>();
        for (int at = 0; at < files.size() && pages.size() < PAGES; at += Math.max(1, files.size() / (PAGES * 4))) {
            Struct message = Mdm.read(Files.readAllBytes(files.get(at)), Tenant.UNKNOWN, Arrival.UNKNOWN);
            if (message.get("body") instanceof Struct body && body.get("html") instanceof Struct html
                    && html.get("raw") instanceof String raw) {
                pages.add(raw);
            }
        }
        return pages;
    }
}
