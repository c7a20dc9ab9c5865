package dev.cordon.mdm.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The entries of a list in a file: one a line, or one column of comma separated values. Blank lines are dropped. */
final class ListText {

    private ListText() {
    }

    /**
     * How a file is to be read.
     *
     * @param column the place of the entry in a line, from 0
     * @param columns how many columns there are
     * @param header whether the first line names the columns
     * @param hostnames whether entries are host names, which are compared in lower case
     */
    record Form(int column, int columns, boolean header, boolean hostnames) {
        static final Form LINES = new Form(0, 1, false, false);
    }

    static List<String> read(String text, Form form) {
        List<String> entries = new ArrayList<>();
        int at = 0;
        boolean first = form.header();
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int to = end < 0 ? text.length() : end;
            String entry = column(text, at, to, form);
            if (!entry.isEmpty() && !first) {
                entries.add(form.hostnames() ? entry.toLowerCase(Locale.ROOT) : entry);
            }
            first = false;
            at = to + 1;
        }
        return entries;
    }

    private static String column(String text, int from, int to, Form form) {
        int at = from;
        if (form.columns() > 1) {
            for (int i = 0; i < form.column(); i++) {
                int comma = text.indexOf(',', at);
                if (comma < 0 || comma >= to) {
                    return "";
                }
                at = comma + 1;
            }
        }
        int comma = form.columns() > 1 ? text.indexOf(',', at) : -1;
        String entry = text.substring(at, comma < 0 || comma > to ? to : comma).strip();
        boolean quoted = form.columns() > 1 && entry.length() > 1 && entry.startsWith("\"") && entry.endsWith("\"");
        return quoted ? entry.substring(1, entry.length() - 1) : entry;
    }
}
