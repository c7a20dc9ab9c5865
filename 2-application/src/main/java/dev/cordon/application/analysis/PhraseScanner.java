package dev.cordon.application.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds many phrases in one pass over a folded text (Aho and Corasick, 1975). Cost grows with the text alone, whatever the text
 * is. A phrase is found only as whole words.
 */
final class PhraseScanner {

    /**
     * One place where a phrase stands.
     *
     * @param phrase its number in the list
     * @param from its first character in the folded text
     * @param to the character after its last one
     */
    record Hit(int phrase, int from, int to) {}

    private static final int SYMBOLS = 37;
    private static final int HITS_MAX = 1_000;

    private final int[] next;
    private final int[] found;
    private final int[] shorter;
    private final int[] lengths;

    /** Compiles phrases, folding them as texts are folded. */
    PhraseScanner(List<String> phrases) {
        List<int[]> nodes = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        nodes.add(empty());
        ends.add(-1);
        lengths = new int[phrases.size()];
        for (int i = 0; i < phrases.size(); i++) {
            Folded folded = Folded.of(phrases.get(i));
            lengths[i] = folded.length();
            int node = 0;
            for (int k = 0; k < folded.length(); k++) {
                int symbol = symbol(folded.at(k));
                if (symbol < 0) {
                    throw new IllegalArgumentException("a phrase holds a character beyond letters and digits: " + phrases.get(i));
                }
                if (nodes.get(node)[symbol] < 0) {
                    nodes.get(node)[symbol] = nodes.size();
                    nodes.add(empty());
                    ends.add(-1);
                }
                node = nodes.get(node)[symbol];
            }
            ends.set(node, i);
        }
        next = new int[nodes.size() * SYMBOLS];
        found = ends.stream().mapToInt(Integer::intValue).toArray();
        shorter = new int[nodes.size()];
        link(nodes);
    }

    /** Every place where a phrase stands, in order of its end; at most 1,000. */
    List<Hit> scan(Folded text) {
        List<Hit> hits = new ArrayList<>();
        int node = 0;
        for (int i = 0; i < text.length() && hits.size() < HITS_MAX; i++) {
            int symbol = symbol(text.at(i));
            if (symbol < 0) {
                node = 0;
                continue;
            }
            node = next[node * SYMBOLS + symbol];
            for (int at = node; at > 0; at = shorter[at]) {
                if (found[at] >= 0) {
                    // The blanks at both ends belong to the pattern, not to the words.
                    hits.add(new Hit(found[at], i - lengths[found[at]] + 2, i));
                }
            }
        }
        return hits;
    }

    private void link(List<int[]> nodes) {
        Deque<Integer> waiting = new ArrayDeque<>();
        int[] fail = new int[nodes.size()];
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            int child = nodes.getFirst()[symbol];
            next[symbol] = Math.max(child, 0);
            if (child > 0) {
                waiting.add(child);
            }
        }
        while (!waiting.isEmpty()) {
            int node = waiting.remove();
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                int child = nodes.get(node)[symbol];
                int other = next[fail[node] * SYMBOLS + symbol];
                next[node * SYMBOLS + symbol] = child < 0 ? other : child;
                if (child >= 0) {
                    fail[child] = other;
                    shorter[child] = found[other] >= 0 ? other : shorter[other];
                    waiting.add(child);
                }
            }
        }
    }

    private static int[] empty() {
        int[] node = new int[SYMBOLS];
        Arrays.fill(node, -1);
        return node;
    }

    private static int symbol(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : c == ' ' ? 36 : -1;
    }
}
