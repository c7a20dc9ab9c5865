package dev.cordon.mql.syntax;

import dev.cordon.source.Span;
import java.util.Map;

/**
 * The smallest thing with a meaning.
 *
 * @param kind what it is
 * @param start first unit
 * @param end first unit after it
 * @param text a name, a list's name, or what a string says; of a number its digits; else empty
 */
record Token(Kind kind, int start, int end, String text) {

    Span span() {
        return new Span(start, end);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** What it is called in a diagnostic. */
    String words() {
        return switch (kind) {
            case NAME -> "`" + text + "`";
            case LIST -> "`$" + text + "`";
            case TEXT, RAW -> "a string";
            case INT, DECIMAL -> "the number " + text;
            default -> kind.words();
        };
    }

    enum Kind {
        NAME("a name"), LIST("a list"), TEXT("a string"), RAW("a string"), INT("a number"), DECIMAL("a number"), DOTS("`.`"),
        AND("`and`"), OR("`or`"), NOT("`not`"), IN("`in`"), IN_IGNORING_CASE("`in~`"), OF("`of`"), IS("`is`"), TRUE("`true`"),
        FALSE("`false`"), NULL("`null`"),
        EQUAL("`==`"), UNEQUAL("`!=`"), EQUAL_IGNORING_CASE("`=~`"), UNEQUAL_IGNORING_CASE("`!~`"), LESS("`<`"), LESS_OR_EQUAL("`<=`"),
        GREATER("`>`"), GREATER_OR_EQUAL("`>=`"), PLUS("`+`"), MINUS("`-`"), TIMES("`*`"), SLASH("`/`"), PERCENT("`%`"), GIVES("`=`"),
        OPEN("`(`"), CLOSE("`)`"), OPEN_SQUARE("`[`"), CLOSE_SQUARE("`]`"), COMMA("`,`"), COLON("`:`"), END("the end of the text");

        static final Map<String, Kind> KEYWORDS = Map.of("and", AND, "or", OR, "not", NOT, "in", IN, "of", OF, "is", IS, "true", TRUE,
                "false", FALSE, "null", NULL);

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Whether an operand can begin with it. */
        boolean begins() {
            return switch (this) {
                case NAME, LIST, TEXT, RAW, INT, DECIMAL, DOTS, NOT, TRUE, FALSE, NULL, OPEN, OPEN_SQUARE, MINUS -> true;
                default -> false;
            };
        }
    }
}
