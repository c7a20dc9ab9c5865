package dev.cordon.mailauth.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fuzz target, in the form that Jazzer calls: lines of name, type and value, put into a map in odd ways; and the readers of texts. */
public final class FileDnsFuzz {

    private FileDnsFuzz() {}

    /** Reads one map and asks for all that it names. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Map<Object, Object> names = new HashMap<>();
        List<String> asked = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] words = line.split(" ", 3);
            asked.add(words[0]);
            if (words.length == 3) {
                Object value = words[2].isEmpty() ? 7 : switch (words[2].charAt(0)) {
                    case '[' -> new ArrayList<>(List.of(List.of(1, words[2].substring(1)), words[2]));
                    case '{' -> Map.of("error", words[2].substring(1));
                    default -> words[2];
                };
                names.put(words[0], new HashMap<>(Map.of(words[1], value)));
            } else {
                names.put(words[0], words.length);
            }
            texts(words[0]);
        }
        FileDns dns = FileDns.of(names);
        for (String name : asked) {
            for (RecordType type : RecordType.values()) {
                if (dns.ask(name, type) instanceof DnsAnswer.Found(var records, var _) && records.isEmpty()) {
                    throw new AssertionError("found, but nothing: " + name);
                }
            }
        }
        dns.problems();
    }

    private static void texts(String text) {
        String ascii = DomainText.ascii(text);
        if (!ascii.isEmpty() && (!DomainText.ascii(ascii).equals(ascii) || ascii.length() > 253 || ascii.chars().anyMatch(c -> c > 0x7f))) {
            throw new AssertionError("`" + text + "` became `" + ascii + "`");
        }
        byte[] bytes = AddressText.bytes(text);
        if (bytes.length != 0) {
            String again = AddressText.text(AddressText.address(bytes));
            if (!AddressText.address(AddressText.bytes(again)).equals(AddressText.address(bytes))) {
                throw new AssertionError("`" + text + "` became `" + again + "`");
            }
        }
    }
}
