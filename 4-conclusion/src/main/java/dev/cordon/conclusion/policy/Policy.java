package dev.cordon.conclusion.policy;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A total function from what a message is and how things stand to what should happen. */
public final class Policy {

    private final SourceText source;

    private Policy(SourceText source) {
        this.source = source;
    }

    /**
     * A policy file as read.
     *
     * @param policy usable only when no diagnostic is an error
     * @param diagnostics every mistake, in the order of the file
     */
    public record Reading(Policy policy, List<Diagnostic> diagnostics) {
        /** Copies the diagnostics. */
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }

        /** Whether it may be used. */
        public boolean isValid() {
            return diagnostics.stream().noneMatch(Diagnostic::isError);
        }
    }

    /** Reads a policy file. Whether it is total says {@link PolicyChecker}. */
    public static Reading read(SourceText source) {
        return new Reading(new Policy(source), List.of());
    }

    /** The policy we ship. */
    public static Policy builtin() {
        return new Policy(new SourceText("policy.yaml", ""));
    }

    /** The text it was read from. */
    public SourceText source() {
        return source;
    }

    /** The hash of its text, pinned in every judgement. */
    public ContentHash hash() {
        return ContentHash.of(source.text().getBytes(StandardCharsets.UTF_8));
    }

    /** What should happen to this message here. */
    public Decision decide(Judgement judgement, Circumstances circumstances) {
        return new Decision(Disposition.LEAVE, "none", new Reason("policy.none", "no policy yet"));
    }
}
