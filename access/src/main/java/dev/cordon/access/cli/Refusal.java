package dev.cordon.access.cli;

/** A person's mistake or the system's refusal: one clear line on standard error, exit code 2. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One line that says what is wrong and what to do. */
    Refusal(String words) {
        super(words, null, false, false);
    }

    /** The line. */
    String words() {
        return String.valueOf(getMessage());
    }
}
