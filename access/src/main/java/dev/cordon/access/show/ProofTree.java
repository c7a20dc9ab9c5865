package dev.cordon.access.show;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.message.Raw;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A proof down to the bytes it rests on, for people and for programs. Bytes are always written out, never interpreted. */
public final class ProofTree {
    private static final HexFormat HEX = HexFormat.of();
    private static final int RANGES_MAX = 8;
    private static final int NODES_MAX = 2_000;

    private ProofTree() {}

    /** The proof as a tree of plain values; cited bytes are added when the message is at hand. */
    public static Map<String, Object> json(Proof proof, Optional<Raw> raw) {
        Map<String, Object> out = new LinkedHashMap<>();
        switch (proof) {
            case Proof.Leaf l -> {
                out.put("fact", l.fact().name().value());
                out.put("value", l.fact().value().words());
                out.put("where", ranges(l.fact().where(), raw));
            }
            case Proof.Missing m -> {
                out.put("gap", Findings.word(m.gap().code()));
                out.put("what", m.gap().what());
                out.put("where", ranges(m.gap().where(), raw));
            }
            case Proof.Claim c -> {
                out.put("claim", c.reason().code());
                out.put("words", c.reason().words());
                out.put("truth", Findings.word(c.truth()));
                out.put("because", c.because().stream().<Object>map(p -> json(p, raw)).toList());
            }
        }
        return out;
    }

    private static List<Object> ranges(List<ByteRange> where, Optional<Raw> raw) {
        return where.stream().limit(RANGES_MAX).<Object>map(r -> {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("start", r.start());
            out.put("end", r.end());
            raw.ifPresent(bytes -> out.put("bytes", escaped(bytes, r, 400)));
            return out;
        }).toList();
    }

    /** The proof as an indented tree for a terminal, one line an item. */
    public static List<String> lines(Proof proof, Raw raw, Paint paint, int columns) {
        List<String> out = new ArrayList<>();
        draw(proof, raw, paint, columns, "", "", out);
        return out;
    }

    private static void draw(Proof proof, Raw raw, Paint paint, int columns, String first, String rest, List<String> out) {
        if (out.size() > NODES_MAX) {
            return;
        }
        int room = Math.max(30, columns - Visible.width(first));
        switch (proof) {
            case Proof.Claim c -> {
                out.add(paint.dim(first) + mark(c.truth(), paint) + " " + Visible.text(c.reason().words(),
                        room - 4 - c.reason().code().length())
                        + "  " + paint.dim(c.reason().code()));
                for (int i = 0; i < c.because().size(); i++) {
                    boolean last = i + 1 == c.because().size();
                    draw(c.because().get(i), raw, paint, columns, rest + (last ? "\u2514\u2500 " : "\u251C\u2500 "),
                            rest + (last ? "   " : "\u2502  "), out);
                }
            }
            case Proof.Leaf l -> {
                String value = Visible.text(l.fact().value().words(), Math.max(10, room - l.fact().name().value().length() - 3));
                out.add(paint.dim(first) + paint.cyan(l.fact().name().value()) + " = " + value);
                cite(l.fact().where(), raw, paint, columns, rest, out);
            }
            case Proof.Missing m -> {
                out.add(paint.dim(first) + paint.violet("? " + Findings.word(m.gap().code())) + " "
                        + Visible.text(m.gap().what(), Math.max(10, room - 20)));
                cite(m.gap().where(), raw, paint, columns, rest, out);
            }
        }
    }

    private static void cite(List<ByteRange> where, Raw raw, Paint paint, int columns, String rest, List<String> out) {
        for (ByteRange r : where.subList(0, Math.min(where.size(), RANGES_MAX))) {
            String offsets = "bytes " + r.start() + ".." + r.end() + "  ";
            int room = Math.max(20, columns - Visible.width(rest) - offsets.length() - 4);
            out.add(paint.dim(rest + "    " + offsets) + paint.bold(Visible.cut(escaped(raw, r, room * 2), room)));
        }
        if (where.size() > RANGES_MAX) {
            out.add(paint.dim(rest + "    and " + (where.size() - RANGES_MAX) + " more places"));
        }
    }

    private static String mark(Truth truth, Paint paint) {
        return switch (truth) {
            case TRUE -> paint.red("\u25CF");
            case FALSE -> paint.green("\u25CB");
            case UNKNOWN -> paint.violet("?");
        };
    }

    /** Bytes as printable ASCII; everything else as {@code \r}, {@code \n}, {@code \t}, {@code \xHH}; cut with an ellipsis. */
    public static String escaped(Raw raw, ByteRange range, int max) {
        byte[] bytes = raw.shared();
        int start = (int) Math.min(range.start(), bytes.length);
        int end = (int) Math.min(range.end(), bytes.length);
        StringBuilder out = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (out.length() >= max) {
                return out.append('\u2026').toString();
            }
            byte b = bytes[i];
            switch (b) {
                case '\r' -> out.append("\\r");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (b >= ' ' && b < 127) {
                        out.append((char) b);
                    } else {
                        out.append("\\x").append(HEX.toHexDigits(b));
                    }
                }
            }
        }
        return out.toString();
    }
}
