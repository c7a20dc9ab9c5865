package dev.cordon.mdm.xpath;

import dev.cordon.mdm.xpath.Evaluation.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The functions of XPath 1.0 §4. Positions in texts count code points. */
final class Library {

    private Library() {
    }

    static Object call(Expr.Call call, Context context) {
        List<Expr> arguments = call.arguments();
        return switch (call.name()) {
            case "last" -> (double) context.size();
            case "position" -> (double) context.position();
            case "count" -> (double) Values.nodes(value(arguments, 0, context)).size();
            case "sum" -> Values.nodes(value(arguments, 0, context)).stream().mapToDouble(n -> Values.number(Tree.text(n))).sum();
            case "id" -> byId(text(arguments, 0, context), context);
            case "local-name", "name" -> name(arguments.isEmpty() ? List.of(context.node()) : Values.nodes(value(arguments, 0, context)));
            case "namespace-uri" -> "";
            case "true" -> true;
            case "false" -> false;
            case "boolean" -> Values.truth(value(arguments, 0, context));
            case "not" -> !Values.truth(value(arguments, 0, context));
            case "lang" -> isLanguage(text(arguments, 0, context), context.node());
            case "number" -> Values.number(own(arguments, context));
            case "floor" -> Math.floor(Values.number(value(arguments, 0, context)));
            case "ceiling" -> Math.ceil(Values.number(value(arguments, 0, context)));
            case "round" -> Math.floor(Values.number(value(arguments, 0, context)) + 0.5);
            default -> texts(call, context);
        };
    }

    private static Object texts(Expr.Call call, Context context) {
        List<Expr> arguments = call.arguments();
        return switch (call.name()) {
            case "string" -> Values.text(own(arguments, context));
            case "concat" -> {
                StringBuilder all = new StringBuilder();
                arguments.forEach(a -> all.append(Values.text(Evaluation.value(a, context))));
                yield all.toString();
            }
            case "starts-with" -> text(arguments, 0, context).startsWith(text(arguments, 1, context));
            case "contains" -> text(arguments, 0, context).contains(text(arguments, 1, context));
            case "substring-before" -> {
                String whole = text(arguments, 0, context);
                int at = whole.indexOf(text(arguments, 1, context));
                yield at < 0 ? "" : whole.substring(0, at);
            }
            case "substring-after" -> {
                String whole = text(arguments, 0, context);
                String mark = text(arguments, 1, context);
                int at = whole.indexOf(mark);
                yield at < 0 ? "" : whole.substring(at + mark.length());
            }
            case "substring" -> substring(arguments, context);
            case "string-length" -> {
                String whole = Values.text(own(arguments, context));
                yield (double) whole.codePointCount(0, whole.length());
            }
            case "normalize-space" -> normalized(Values.text(own(arguments, context)));
            case "translate" -> translated(text(arguments, 0, context), text(arguments, 1, context), text(arguments, 2, context));
            default -> throw new IllegalArgumentException(call.name());
        };
    }

    private static Object value(List<Expr> arguments, int place, Context context) {
        return Evaluation.value(arguments.get(place), context);
    }

    private static String text(List<Expr> arguments, int place, Context context) {
        return Values.text(value(arguments, place, context));
    }

    // The argument, or the context node when it was left out.
    private static Object own(List<Expr> arguments, Context context) {
        return arguments.isEmpty() ? List.of(context.node()) : value(arguments, 0, context);
    }

    private static String name(List<Object> nodes) {
        return nodes.isEmpty() ? "" : switch (nodes.getFirst()) {
            case Document _ -> "";
            case Element element -> element.normalName();
            case Attribute attribute -> attribute.name();
            default -> "";
        };
    }

    private static List<Object> byId(String ids, Context context) {
        Set<String> wanted = Set.copyOf(List.of(normalized(ids).split(" ", 1_000)).stream().distinct().toList());
        List<Object> found = new ArrayList<>();
        for (Object node : context.tree().all()) {
            if (node instanceof Element element && wanted.contains(element.id()) && !element.id().isEmpty()) {
                found.add(element);
            }
        }
        return found;
    }

    private static boolean isLanguage(String wanted, Object node) {
        Element at = node instanceof Attribute attribute ? attribute.owner() : node instanceof Element element ? element
                : node instanceof org.jsoup.nodes.Node other && other.parent() instanceof Element parent ? parent : null;
        while (at != null) {
            String language = at.hasAttr("xml:lang") ? at.attr("xml:lang") : "";
            if (!language.isEmpty()) {
                return language.equalsIgnoreCase(wanted) || language.regionMatches(true, 0, wanted + "-", 0, wanted.length() + 1);
            }
            at = at.parent();
        }
        return false;
    }

    // §4.2: positions from 1, rounded; a character counts when its position is at least the one and less than one plus the other.
    private static String substring(List<Expr> arguments, Context context) {
        int[] points = text(arguments, 0, context).codePoints().toArray();
        double from = Math.floor(Values.number(value(arguments, 1, context)) + 0.5);
        double length = arguments.size() < 3 ? Double.POSITIVE_INFINITY : Math.floor(Values.number(value(arguments, 2, context)) + 0.5);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            double position = i + 1;
            if (position >= from && position < from + length) {
                out.appendCodePoint(points[i]);
            }
        }
        return out.toString();
    }

    private static String normalized(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Values.isBlank(c)) {
                blank = !out.isEmpty();
            } else {
                if (blank) {
                    out.append(' ');
                }
                out.append(c);
                blank = false;
            }
        }
        return out.toString();
    }

    private static String translated(String text, String from, String to) {
        int[] olds = from.codePoints().toArray();
        int[] news = to.codePoints().toArray();
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int at = 0;
            while (at < olds.length && olds[at] != point) {
                at++;
            }
            if (at == olds.length) {
                out.appendCodePoint(point);
            } else if (at < news.length) {
                out.appendCodePoint(news[at]);
            }
        });
        return out.toString();
    }
}
