package dev.cordon.mql.pattern;

import java.util.List;

/** One thing a text is asked for. Safe for several threads. */
public interface Needle {
    /** Whether the text has it. */
    boolean in(Text text, Fuel fuel);

    /** Sets of folded texts: what has it holds one text of each set, once folded. No set when nothing is known. */
    List<List<String>> required();

    /** Whether holding them is also enough. */
    boolean decided();

    /** A literal anywhere. */
    record Contains(String literal, boolean ignoreCase) implements Needle {
        /** Folds the literal. */
        public Contains {
            literal = ignoreCase ? Folding.fold(literal) : literal;
        }

        @Override public boolean in(Text text, Fuel fuel) {
            fuel.spend(text.raw().length() / 8 + 1L);
            return ignoreCase ? text.folded().contains(literal) : text.raw().contains(literal);
        }

        @Override public List<List<String>> required() {
            return literal.isEmpty() ? List.of() : List.of(List.of(Folding.fold(literal)));
        }

        @Override public boolean decided() {
            return ignoreCase && !literal.isEmpty();
        }
    }

    /** A literal at the start. */
    record Starts(String literal, boolean ignoreCase) implements Needle {
        /** Folds the literal. */
        public Starts {
            literal = ignoreCase ? Folding.fold(literal) : literal;
        }

        @Override public boolean in(Text text, Fuel fuel) {
            if (text.raw().length() < literal.length()) {
                return false;
            }
            return ignoreCase ? Folding.fold(text.raw().substring(0, literal.length())).equals(literal) : text.raw().startsWith(literal);
        }

        @Override public List<List<String>> required() {
            return List.of();
        }

        @Override public boolean decided() {
            return false;
        }
    }

    /** A literal at the end. */
    record Ends(String literal, boolean ignoreCase) implements Needle {
        /** Folds the literal. */
        public Ends {
            literal = ignoreCase ? Folding.fold(literal) : literal;
        }

        @Override public boolean in(Text text, Fuel fuel) {
            int start = text.raw().length() - literal.length();
            if (start < 0) {
                return false;
            }
            return ignoreCase ? Folding.fold(text.raw().substring(start)).equals(literal) : text.raw().endsWith(literal);
        }

        @Override public List<List<String>> required() {
            return List.of();
        }

        @Override public boolean decided() {
            return false;
        }
    }

    /** A glob over all of it. */
    record Like(Glob glob) implements Needle {
        @Override public boolean in(Text text, Fuel fuel) {
            return glob.matches(glob.ignoresCase() ? text.folded() : text.raw(), fuel);
        }

        @Override public List<List<String>> required() {
            return glob.required().stream().map(part -> List.of(Folding.fold(part))).toList();
        }

        @Override public boolean decided() {
            return glob.ignoresCase() && glob.isContains();
        }
    }

    /** A regular expression. */
    record Matches(Regex regex) implements Needle {
        @Override public boolean in(Text text, Fuel fuel) {
            return regex.matches(text.raw(), fuel);
        }

        @Override public List<List<String>> required() {
            return regex.required();
        }

        @Override public boolean decided() {
            return false;
        }
    }
}
