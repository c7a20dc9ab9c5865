package dev.cordon.mdm.xpath;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.w3c.dom.NodeList;

/** Processor time of all queries of the rules over pages of real mail: {@code XpathProbe MAIL-FOLDER ROUNDS}. */
public final class XpathProbe {

    private XpathProbe() {
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, XPathExpressionException {
        List<String> texts = RuleQueries.all().queries().stream().filter(q -> Query.of(q).isPresent()).toList();
        List<Query> queries = texts.stream().map(q -> Query.of(q).orElseThrow()).toList();
        XPath platform = XPathFactory.newDefaultInstance().newXPath();
        List<XPathExpression> expressions = new ArrayList<>();
        for (String query : texts) {
            expressions.add(platform.compile(query));
        }
        List<String> pages = CorpusQueriesTest.pages(Path.of(arguments[0]));
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            long[] spent = new long[4];
            long ours = 0;
            long theirs = 0;
            for (String html : pages) {
                Document page = Jsoup.parse(html);
                long a = cpu();
                Tree tree = new Tree(page);
                long b = cpu();
                for (Query query : queries) {
                    ours += query.select(tree).size();
                }
                long c = cpu();
                spent[0] += b - a;
                spent[1] += c - b;
                if (round == 0 || arguments.length > 2) {
                    W3CDom converter = new W3CDom();
                    converter.namespaceAware(false);
                    org.w3c.dom.Document dom = converter.fromJsoup(page);
                    long d = cpu();
                    for (XPathExpression expression : expressions) {
                        theirs += ((NodeList) expression.evaluate(dom, XPathConstants.NODESET)).getLength();
                    }
                    spent[2] += d - c;
                    spent[3] += cpu() - d;
                }
            }
            double count = pages.size() * 1e6;
            System.out.printf(Locale.ROOT, "round %d: %d queries, %d pages; ours: tree %.3f ms, queries %.3f ms, %d nodes;"
                    + " platform: tree %.3f ms, queries %.3f ms, %d nodes%n", round, queries.size(), pages.size(), spent[0] / count,
                    spent[1] / count, ours, spent[2] / count, spent[3] / count, theirs);
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
