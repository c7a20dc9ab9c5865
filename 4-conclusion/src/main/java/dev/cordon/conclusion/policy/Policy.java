package dev.cordon.conclusion.policy;

import dev.cordon.conclusion.policy.PolicyRule.Ending;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A total function from what a message is and how things stand to what should happen.
 *
 * <p>A case is one word on each axis (verdict, gap, what the connector can do, direction, recipient, risk). A rule names the words
 * it is about and how such a case ends. Rules have no order: in a policy that {@link PolicyChecker} accepts exactly one rule
 * decides each case, so a rule can be read, moved and changed without reading the others.
 */
public final class Policy {

    /** The reason code of a decision that nothing can be done and a person must know. */
    public static final String STOP = "policy.stop";

    private static final String BUILTIN = "policy.yaml";
    private static final int BUILTIN_BYTES_MAX = 1 << 20;

    private final SourceText source;
    private final HoldTerms hold;
    private final List<PolicyRule> rules;
    private final ContentHash hash;

    Policy(SourceText source, HoldTerms hold, List<PolicyRule> rules) {
        this.source = source;
        this.hold = hold;
        this.rules = List.copyOf(rules);
        this.hash = ContentHash.of(source.text().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A policy file as read.
     *
     * @param policy usable only when no diagnostic is an error
     * @param diagnostics every mistake, in the order they were found
     */
    public record Reading(Policy policy, List<Diagnostic> diagnostics) {
        /** Copies the diagnostics. */
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }

        /** Whether it may be used, as far as reading can tell. */
        public boolean isValid() {
            return diagnostics.stream().noneMatch(Diagnostic::isError);
        }
    }

    /** Reads a policy file. Whether it decides every case says {@link PolicyChecker}. */
    public static Reading read(SourceText source) {
        return new PolicyReader(source).read();
    }

    /** The policy we ship. */
    public static Policy builtin() {
        Reading reading = read(builtinSource());
        if (!reading.isValid()) {
            throw new IllegalStateException("the built-in policy does not read: " + reading.diagnostics().getFirst().message());
        }
        return reading.policy();
    }

    /** The text of the policy we ship, as a start for one's own. */
    public static SourceText builtinSource() {
        try (InputStream in = Policy.class.getResourceAsStream(BUILTIN)) {
            if (in == null) {
                throw new IllegalStateException("the built-in policy is not in this build");
            }
            return new SourceText(BUILTIN, new String(in.readNBytes(BUILTIN_BYTES_MAX), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text it was read from. */
    public SourceText source() {
        return source;
    }

    /** The hash of its text, pinned in every judgement. */
    public ContentHash hash() {
        return hash;
    }

    /** How long messages are held. */
    public HoldTerms hold() {
        return hold;
    }

    List<PolicyRule> rules() {
        return rules;
    }

    /**
     * What should happen to this message here. A decision that nothing can be done is {@code LEAVE} with the reason code
     * {@link #STOP}: Conclusion makes an alarm of it.
     */
    public Decision decide(Judgement judgement, Circumstances circumstances) {
        // Word by word, without the table of all cases: that is made only to check a policy, and takes longer than one message.
        Map<Axis, String> words = CaseOf.words(judgement, circumstances);
        if (CaseOf.canOccur(words)) {
            for (PolicyRule rule : rules) {
                if (rule.decides(words)) {
                    return decision(rule.then(), rule.id(), rule.because());
                }
            }
        }
        return undecided(words);
    }

    // Only a policy that was never checked comes here. Not silent, and cautious: hidden when there is a risk, else marked.
    private static Decision undecided(Map<Axis, String> words) {
        boolean risky = !"none".equals(words.get(Axis.RISK));
        boolean hide = "yes".equals(words.get(Axis.CAN_HIDE));
        boolean mark = "yes".equals(words.get(Axis.CAN_MARK));
        Ending ending = hide && (risky || !mark) ? Ending.HOLD : mark ? Ending.MARK : Ending.STOP;
        return decision(ending, "no-rule", "the policy leaves this case open");
    }

    private static Decision decision(Ending ending, String rule, String because) {
        return switch (ending) {
            case LEAVE -> new Decision(Disposition.LEAVE, rule, new Reason("policy.leave", because));
            case MARK -> new Decision(Disposition.MARK, rule, new Reason("policy.mark", because));
            case HOLD -> new Decision(Disposition.HOLD, rule, new Reason("policy.hold", because));
            case QUARANTINE -> new Decision(Disposition.QUARANTINE, rule, new Reason("policy.quarantine", because));
            case REMOVE -> new Decision(Disposition.REMOVE, rule, new Reason("policy.remove", because));
            case JUNK -> new Decision(Disposition.JUNK, rule, new Reason("policy.junk", because));
            case SOFT_DELETE -> new Decision(Disposition.SOFT_DELETE, rule, new Reason("policy.soft-delete", because));
            case DELETE -> new Decision(Disposition.DELETE, rule, new Reason("policy.delete", because));
            case STOP -> new Decision(Disposition.LEAVE, rule, new Reason(STOP, because));
        };
    }
}
