package dev.cordon.mdm.header;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Subjects taken apart: leading tags, prefixes of replies and forwards in many languages, and the rest. */
public final class Subjects {

    private static final Set<String> REPLY = Set.of("re", "aw", "sv", "vs", "antw", "ref", "res", "rif", "odp", "ynt", "ris", "r", "ang",
            "bls", "atb", "yan", "rv re",
            "回复", "答复", "回覆", "返信", "отв", "на", "ha", "απ", "σχετ", "تعليق", "השב", "답장", "bal", "vá", "sa", "re re", "antwort", "svar");
    private static final Set<String> FORWARD = Set.of("fw", "fwd", "wg", "tr", "rv", "enc", "i", "vl", "vb", "vs fw", "doorst", "pd",
            "ilt", "i̇lt", "fs", "trs", "továbbítás",
            "转发", "轉寄", "转寄", "転送", "пер", "переслать", "πρθ", "إعادة توجيه", "הועבר", "전달", "továb", "weitergeleitet", "videresendt",
            "fwd fwd");
    private static final Set<String> AUTO = Set.of("auto", "autoreply", "auto reply", "auto-reply", "automatic reply",
            "automatische antwort", "réponse automatique",
            "respuesta automática", "risposta automatica", "resposta automática", "automatisch antwoord", "autosvar",
            "automaattinen vastaus",
            "automatyczna odpowiedź", "автоответ", "自动答复", "自動回覆", "自動応答", "자동 회신", "out of office", "abwesenheitsnotiz", "otomatik yanıt");
    private static final int PREFIX_MAX = 24;
    private static final int TAG_MAX = 60;
    private static final int STEPS_MAX = 50;

    private Subjects() {
    }

    /** The {@code Subject} object of a decoded subject. */
    public static Struct of(String subject) {
        String rest = subject.strip();
        boolean reply = false;
        boolean forward = false;
        boolean auto = false;
        List<String> tags = new ArrayList<>();
        for (int step = 0; step < STEPS_MAX; step++) {
            int tag = tag(rest);
            if (tag > 0) {
                tags.add(rest.substring(0, tag));
                rest = rest.substring(tag).strip();
                continue;
            }
            int colon = colon(rest);
            String prefix = colon < 0 ? "" : bare(rest.substring(0, colon));
            boolean isReply = REPLY.contains(prefix);
            boolean isForward = FORWARD.contains(prefix);
            boolean isAuto = AUTO.contains(prefix);
            if (!isReply && !isForward && !isAuto) {
                break;
            }
            reply |= isReply;
            forward |= isForward;
            auto |= isAuto;
            rest = rest.substring(colon + 1).strip();
        }
        return Struct.of(Schema.SUBJECT).set("subject", subject).set("base", rest).set("is_reply", reply).set("is_forward", forward)
                .set("is_auto_reply", auto).set("tags", List.copyOf(tags));
    }

    private static int tag(String text) {
        char close = text.startsWith("[") ? ']' : text.startsWith("(") ? ')' : text.startsWith("【") ? '】' : 0;
        int end = close == 0 ? -1 : text.indexOf(close);
        boolean whole = end == text.length() - 1;
        return end > 1 && end <= TAG_MAX && !whole ? end + 1 : 0;
    }

    private static int colon(String text) {
        for (int i = 0; i < text.length() && i <= PREFIX_MAX; i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '：') {
                return i;
            }
        }
        return -1;
    }

    // Re[2], RE^3, Re(4) count as Re.
    private static String bare(String prefix) {
        String text = prefix.strip().toLowerCase(Locale.ROOT);
        int end = text.length();
        while (end > 0 && "[]()^0123456789*".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end).strip();
    }
}
