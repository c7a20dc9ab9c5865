package dev.cordon.mql.pattern;

/**
 * Why a pattern is not a regular expression of RE2.
 *
 * @param message what is wrong and what to do, for the person who wrote the rule
 * @param offset where in the pattern, in UTF-16 units
 */
public record PatternProblem(String message, int offset) {

    /** Carries a problem out of the depth of the reader. */
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient PatternProblem problem;

        Found(String message, int offset) {
            super(message, null, false, false);
            this.problem = new PatternProblem(message, offset);
        }

        PatternProblem problem() {
            return problem;
        }
    }
}
