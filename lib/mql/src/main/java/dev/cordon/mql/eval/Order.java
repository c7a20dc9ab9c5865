package dev.cordon.mql.eval;

/**
 * The operands of a conjunction or disjunction in the order in which they are evaluated. Those that are pure come first, and change places
 * while messages come: what is cheap and often decides moves to the front. The three-valued value does not depend on the order, and what
 * asks the outside stays behind its guards in the order of the rule. Counters are plain numbers that several threads add to without care.
 */
final class Order {
    private static final int FIRST_LOOK = 32;
    private static final int LAST_LOOK = 1 << 12;

    private final int pure;
    private volatile State state;
    private int runs;
    private int look = FIRST_LOOK;

    /** Nodes beside their costs, and how often each was evaluated and decided the whole; counted while the order may change still. */
    record State(Node[] nodes, long[] costs, int[] runs, int[] decided, boolean counting) {
        void count(int at, boolean decides) {
            runs[at]++;
            decided[at] += decides ? 1 : 0;
        }
    }

    Order(Node[] nodes, long[] costs, int pure) {
        this.pure = pure;
        this.state = new State(nodes, costs, new int[nodes.length], new int[nodes.length], nodes.length > 1);
    }

    Node[] nodes() {
        return state.nodes;
    }

    State state() {
        if (look <= LAST_LOOK && ++runs >= look) {
            sort();
        }
        return state;
    }

    private synchronized void sort() {
        if (runs < look || look > LAST_LOOK) {
            return;
        }
        look *= 4;
        State now = state;
        int count = now.nodes.length;
        double[] prices = new double[count];
        Integer[] places = new Integer[count];
        for (int at = 0; at < count; at++) {
            double share = (now.decided[at] + 0.2) / (now.runs[at] + 1.0);
            prices[at] = (now.costs[at] + 2) / share;
            places[at] = at;
        }
        java.util.Arrays.sort(places, 0, pure, java.util.Comparator.comparingDouble(place -> prices[place]));
        Node[] nodes = new Node[count];
        long[] costs = new long[count];
        int[] ran = new int[count];
        int[] decided = new int[count];
        for (int at = 0; at < count; at++) {
            nodes[at] = Later.settled(now.nodes[places[at]]);
            costs[at] = now.costs[places[at]];
            ran[at] = now.runs[places[at]];
            decided[at] = now.decided[places[at]];
        }
        state = new State(nodes, costs, ran, decided, look <= LAST_LOOK);
    }
}
