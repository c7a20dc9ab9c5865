package dev.cordon.access.show;

import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Severity;
import dev.cordon.kernel.verdict.Verdict;

/** Colours for a person's terminal; without colour every method answers its text unchanged. */
public record Paint(boolean on) {
    /** Stands out. */
    public String bold(String text) {
        return code("1", text);
    }

    /** Steps back. */
    public String dim(String text) {
        return code("2", text);
    }

    /** Bad. */
    public String red(String text) {
        return code("1;31", text);
    }

    /** Doubtful. */
    public String yellow(String text) {
        return code("33", text);
    }

    /** Good. */
    public String green(String text) {
        return code("32", text);
    }

    /** Neutral. */
    public String cyan(String text) {
        return code("36", text);
    }

    /** Not known. */
    public String violet(String text) {
        return code("35", text);
    }

    /** A text in the colour of a verdict. */
    public String verdict(Verdict verdict, String text) {
        return switch (verdict) {
            case CLEAN -> green(text);
            case BULK -> cyan(text);
            case SUSPICIOUS -> yellow(text);
            case MALICIOUS -> red(text);
            case INDETERMINATE -> violet(text);
        };
    }

    /** A text in the colour of what should happen. */
    public String disposition(Disposition disposition, String text) {
        return switch (disposition) {
            case LEAVE -> dim(text);
            case MARK, HOLD, JUNK -> yellow(text);
            case QUARANTINE, REMOVE, SOFT_DELETE, DELETE -> red(text);
            case RESTORE -> green(text);
        };
    }

    /** A text in the colour of a severity. */
    public String severity(Severity severity, String text) {
        return switch (severity) {
            case LOW -> cyan(text);
            case MEDIUM -> yellow(text);
            case HIGH, CRITICAL -> red(text);
        };
    }

    private String code(String code, String text) {
        return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
