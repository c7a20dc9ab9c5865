package dev.cordon.conclusion.policy;

import dev.cordon.conclusion.policy.PolicyRule.Ending;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import dev.cordon.source.Suggestion;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a policy file and reports every mistake at once, each with its place and a way out. */
final class PolicyReader {

    private static final List<String> TOP = List.of("version", "hold", "rules");
    private static final List<String> HOLD = List.of("look-again-after", "at-most", "then");
    private static final List<String> RULE = List.of("id", "when", "then", "because");
    private static final List<String> ENDINGS = Arrays.stream(Ending.values()).map(Ending::word).toList();
    private static final List<String> AXES = Arrays.stream(Axis.values()).map(Axis::key).toList();
    private static final List<String> HOLD_ENDINGS = List.of("quarantine", "mark");
    private static final Map<Character, Duration> UNITS =
            Map.of('s', Duration.ofSeconds(1), 'm', Duration.ofMinutes(1), 'h', Duration.ofHours(1), 'd', Duration.ofDays(1));
    private static final int DIGITS_MAX = 6;

    private final SourceText source;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, Span> ids = new HashMap<>();

    PolicyReader(SourceText source) {
        this.source = source;
    }

    Policy.Reading read() {
        YamlReader.Document document = YamlReader.read(source);
        diagnostics.addAll(document.diagnostics());
        HoldTerms hold = HoldTerms.STANDARD;
        List<PolicyRule> rules = List.of();
        if (diagnostics.isEmpty()) {
            Optional<YamlNode.Mapping> root = mapping(document.root(), "the policy");
            if (root.isPresent()) {
                known(root.get(), TOP);
                version(root.get());
                hold = root.get().value("hold").map(this::hold).orElse(hold);
                rules = required(root.get(), "rules").flatMap(node -> sequence(node, "`rules`")).map(this::rules).orElse(rules);
            }
        }
        return new Policy.Reading(new Policy(source, hold, rules), diagnostics);
    }

    private void version(YamlNode.Mapping root) {
        required(root, "version").flatMap(node -> text(node, "`version`")).filter(v -> !v.text().equals("1")).ifPresent(v ->
                report("P007", v.span(), "version `" + v.text() + "` of the policy language is not known", "", "write `version: 1`"));
    }

    private HoldTerms hold(YamlNode node) {
        HoldTerms standard = HoldTerms.STANDARD;
        return mapping(node, "`hold`").map(m -> {
            known(m, HOLD);
            Duration after = m.value("look-again-after").flatMap(n -> duration(n, "`look-again-after`")).orElse(standard.lookAgainAfter());
            Duration most = m.value("at-most").flatMap(n -> duration(n, "`at-most`")).orElse(standard.atMost());
            if (most.compareTo(after) < 0) {
                report("P006", m.span(), "`at-most` is shorter than `look-again-after`", "", "a held message must be looked at again at least once");
            }
            boolean mark = m.value("then").flatMap(n -> word(n, "`then` of `hold`", HOLD_ENDINGS)).map("mark"::equals).orElse(false);
            return new HoldTerms(after, most, mark);
        }).orElse(standard);
    }

    private Optional<Duration> duration(YamlNode node, String what) {
        Optional<YamlNode.Scalar> scalar = text(node, what);
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String written = scalar.get().text();
        int digits = written.length() - 1;
        Duration unit = digits > 0 ? UNITS.getOrDefault(written.charAt(digits), Duration.ZERO) : Duration.ZERO;
        boolean number = digits > 0 && digits <= DIGITS_MAX && written.substring(0, digits).chars().allMatch(c -> c >= '0' && c <= '9');
        if (unit.isZero() || !number || Integer.parseInt(written.substring(0, digits)) == 0) {
            report("P006", node.span(), what + " must be a length of time, not `" + written + "`", "",
                    "write a number and a unit, such as `15m`, `72h` or `3d`");
            return Optional.empty();
        }
        return Optional.of(unit.multipliedBy(Integer.parseInt(written.substring(0, digits))));
    }

    private List<PolicyRule> rules(YamlNode.Sequence list) {
        List<PolicyRule> rules = new ArrayList<>();
        for (YamlNode item : list.items()) {
            mapping(item, "a rule").flatMap(this::rule).ifPresent(rules::add);
        }
        if (list.items().isEmpty()) {
            report("P005", list.span(), "there are no rules", "", "start from the policy that comes with Cordon (docs/user/policy.md)");
        }
        return rules;
    }

    private Optional<PolicyRule> rule(YamlNode.Mapping node) {
        known(node, RULE);
        Optional<YamlNode.Scalar> id = required(node, "id").flatMap(n -> text(n, "`id`")).filter(this::goodId);
        Optional<Ending> then = required(node, "then").flatMap(n -> word(n, "`then`", ENDINGS))
                .map(w -> Ending.valueOf(w.toUpperCase(Locale.ROOT).replace('-', '_')));
        Optional<YamlNode.Scalar> because = required(node, "because").flatMap(n -> text(n, "`because`"));
        Optional<Map<Axis, Set<String>>> when = required(node, "when").flatMap(n -> mapping(n, "`when`")).map(this::conditions);
        if (id.isEmpty() || then.isEmpty() || because.isEmpty() || when.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PolicyRule(id.get().text(), when.get(), then.get(), because.get().text(), id.get().span()));
    }

    private boolean goodId(YamlNode.Scalar id) {
        boolean shaped = !id.text().isEmpty() && id.text().chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
        if (!shaped) {
            report("P010", id.span(), "`" + id.text() + "` is no rule id", "", "use lower-case letters, digits and hyphens");
            return false;
        }
        Span first = ids.putIfAbsent(id.text(), id.span());
        if (first != null) {
            report("P004", id.span(), "two rules have the id `" + id.text() + "`",
                    "the first stands in line " + source.position(first.start()).line(), "outcomes name the rule by its id: give each its own");
        }
        return first == null;
    }

    private Map<Axis, Set<String>> conditions(YamlNode.Mapping node) {
        known(node, AXES);
        Map<Axis, Set<String>> when = new EnumMap<>(Axis.class);
        for (Axis axis : Axis.values()) {
            node.value(axis.key()).ifPresent(value -> when.put(axis, words(value, axis)));
        }
        return when;
    }

    private Set<String> words(YamlNode value, Axis axis) {
        List<YamlNode> items = value instanceof YamlNode.Sequence s ? s.items() : List.of(value);
        Set<String> words = new LinkedHashSet<>();
        for (YamlNode item : items) {
            word(item, "`" + axis.key() + "`", axis.words()).ifPresent(w -> {
                if (!words.add(w)) {
                    report("P009", item.span(), "`" + w + "` stands twice in `" + axis.key() + "`", "", "keep one of them");
                }
            });
        }
        if (items.isEmpty()) {
            report("P008", value.span(), "`" + axis.key() + "` names no word, so the rule could never match", "",
                    "leave the key out when any will do; words are " + list(axis.words()));
        }
        return words;
    }

    private Optional<String> word(YamlNode node, String what, List<String> known) {
        return text(node, what).map(YamlNode.Scalar::text).filter(w -> {
            if (!known.contains(w)) {
                String guess = Suggestion.didYouMean(w, known);
                report("P003", node.span(), "`" + w + "` is no word for " + what, guess, "words are " + list(known));
            }
            return known.contains(w);
        });
    }

    private void known(YamlNode.Mapping node, List<String> keys) {
        for (YamlNode.Entry e : node.entries()) {
            if (!keys.contains(e.key().text())) {
                report("P001", e.key().span(), "`" + e.key().text() + "` is not a key here", Suggestion.didYouMean(e.key().text(), keys),
                        "keys here are " + list(keys));
            }
        }
    }

    private Optional<YamlNode> required(YamlNode.Mapping node, String key) {
        Optional<YamlNode> value = node.value(key);
        if (value.isEmpty()) {
            report("P005", new Span(node.span().start(), node.span().start()), "`" + key + "` is missing", "",
                    key.equals("when") ? "write `when: {}` for a rule that holds in every case" : "add `" + key + ":`");
        }
        return value;
    }

    private Optional<YamlNode.Mapping> mapping(YamlNode node, String what) {
        return as(node, YamlNode.Mapping.class, what, "a mapping");
    }

    private Optional<YamlNode.Sequence> sequence(YamlNode node, String what) {
        return as(node, YamlNode.Sequence.class, what, "a list");
    }

    private Optional<YamlNode.Scalar> text(YamlNode node, String what) {
        return as(node, YamlNode.Scalar.class, what, "a text").filter(s -> {
            if (s.isNull()) {
                report("P002", node.span(), what + " is empty", "", "");
            }
            return !s.isNull();
        });
    }

    private <T extends YamlNode> Optional<T> as(YamlNode node, Class<T> kind, String what, String wanted) {
        if (kind.isInstance(node)) {
            return Optional.of(kind.cast(node));
        }
        report("P002", node.span(), what + " must be " + wanted + ", but this is " + node.kind(), "", "");
        return Optional.empty();
    }

    private static String list(List<String> words) {
        return "`" + String.join("`, `", words) + "`";
    }

    private void report(String code, Span span, String message, String label, String help) {
        diagnostics.add(Diagnostic.error(code, source, span, message, label, help));
    }
}
