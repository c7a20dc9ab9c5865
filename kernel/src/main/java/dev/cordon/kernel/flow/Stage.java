package dev.cordon.kernel.flow;

/** One of the four. What it may do is what its constructor takes. It holds no state. */
public interface Stage<I, O> {
    /** Takes one input one step further. Expected trouble is in the answer; an exception is our mistake. */
    Step<O> run(I input);
}
