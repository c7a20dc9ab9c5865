package dev.cordon.mailauth.dmarc;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The DNS Tree Walk (RFC 9989 §4.10): from a name towards the root, asking each name for a policy record, at most eight of them. From a
 * name of eight or more labels the second question goes to its last seven. A record that says {@code psd=y} or {@code psd=n} ends it.
 *
 * @param start where it began
 * @param records what was found, from the start upwards
 * @param organizational the organisational domain of the start
 * @param open why that is not certain; empty when it is
 */
record TreeWalk(String start, Map<String, DmarcRecord> records, String organizational, String open) {

    private static final int LABELS_MAX = 7;

    static TreeWalk from(String start, Records dns) {
        Map<String, DmarcRecord> records = new LinkedHashMap<>();
        String open = "";
        String name = start;
        while (!name.isEmpty()) {
            switch (dns.at(name)) {
                case Records.Lookup.Present(DmarcRecord record) -> {
                    records.put(name, record);
                    if (record.suffix() != DmarcRecord.Suffix.UNKNOWN) {
                        return new TreeWalk(start, records, organizational(start, records), open);
                    }
                }
                case Records.Lookup.Absent _ -> { }
                case Records.Lookup.Open(String why) -> open = open.isEmpty() ? why : open;
            }
            name = parent(name);
        }
        return new TreeWalk(start, records, organizational(start, records), open);
    }

    private static String parent(String name) {
        int labels = 1 + (int) name.chars().filter(c -> c == '.').count();
        String up = name;
        do {
            int dot = up.indexOf('.');
            up = dot < 0 ? "" : up.substring(dot + 1);
            labels--;
        } while (labels > LABELS_MAX);
        return up;
    }

    // RFC 9989 §4.10.2: psd=n names it, psd=y above the start puts it one label below, else it is the shortest name with a record.
    private static String organizational(String start, Map<String, DmarcRecord> records) {
        String shortest = start;
        for (Map.Entry<String, DmarcRecord> entry : records.entrySet()) {
            String name = entry.getKey();
            if (entry.getValue().suffix() == DmarcRecord.Suffix.YES && !name.equals(start)) {
                int below = start.lastIndexOf('.', start.length() - name.length() - 2);
                return start.substring(below + 1);
            }
            shortest = name;
        }
        return shortest;
    }

    boolean certain() {
        return open.isEmpty();
    }
}
