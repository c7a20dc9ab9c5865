package dev.cordon.application;

import java.util.List;
import java.util.function.Supplier;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;

/**
 * Runs one piece of work on hostile input so that a defect of ours in it costs that piece and nothing else: the gap that it leaves
 * is seen by the policy, which never takes it for harmless. This is the one place in the stage that catches what it did not expect.
 */
final class Isolation {

    private Isolation() {
    }

    /** The work's answer; when the work breaks, the other one, and a gap that names the work and the defect. */
    static <T> T guarded(String work, Supplier<T> task, T otherwise, List<Evidence> evidence) {
        try {
            return task.get();
        } catch (RuntimeException | StackOverflowError e) {
            evidence.add(Evidence.Gap.of(GapCode.UNPARSABLE, work + " failed on this message (" + e.getClass().getName() + at(e) + ")"));
            return otherwise;
        }
    }

    // The first place in our own code: enough to find the defect, and the same for the same bytes.
    private static String at(Throwable defect) {
        for (StackTraceElement frame : defect.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.cordon.")) {
                return " at " + frame.getClassName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }
}
