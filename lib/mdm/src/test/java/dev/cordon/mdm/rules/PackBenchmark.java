package dev.cordon.mdm.rules;

import dev.cordon.mql.eval.Input;
import dev.cordon.mql.eval.Outcomes;
import dev.cordon.mql.eval.Pack;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The detection rules over the sample messages, one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
public class PackBenchmark {
    private final Pack pack = Pack.compile(RuleWorld.rules("detection-rules"));
    private final List<byte[]> messages = RuleWorld.messages(RuleWorld.samples(), 1);
    private final List<Input> inputs = messages.stream().map(RuleWorld::input).toList();
    private int turn;

    /** The rules alone: the model has its values already. */
    @Benchmark public Outcomes rules() {
        return pack.evaluate(inputs.get(turn++ % inputs.size()));
    }

    /** Reading the message, the model's values when rules ask for them, and the rules. */
    @Benchmark public Outcomes messageAndRules() {
        return pack.evaluate(RuleWorld.input(messages.get(turn++ % messages.size())));
    }
}
