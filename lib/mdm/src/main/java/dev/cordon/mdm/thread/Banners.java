package dev.cordon.mdm.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes warnings out of a text that gateways put above it: that it came from outside, or from somebody who seldom writes. */
final class Banners {

    private static final int LINES_LOOKED_AT = 12;
    private static final int LENGTH_MAX = 700;

    // In lower case; a line that has one of them is part of a warning.
    private static final String[] SIGNS = {"originated from outside", "originated outside", "external sender", "external email",
            "external e-mail",
        "from outside of your organi", "from outside your organi", "from outside of the organi", "from outside the organi",
        "outside our organi",
        "sent from outside", "came from outside", "from an external source", "from an external address", "don't often get email from",
        "don’t often get email from",
        "learn why this is important", "do not click links or open attachments unless", "do not click on links or open attachments unless",
        "exercise care and caution when working with this message", "this message is from an external", "this email is from an external",
        "email externo",
        "remitente externo", "correo externo", "expéditeur externe", "courriel externe", "externe e-mail", "externer absender",
        "von außerhalb der organisation",
        "von ausserhalb der organisation", "mittente esterno", "externe afzender", "remetente externo", "extern avsändare",
        "ekstern afsender", "nadawca zewnętrzny",
        "внешний отправитель", "外部送信者", "外部メール", "外部邮件", "vous n’obtenez pas souvent d’e-mail", "sie erhalten nicht häufig e-mails",
        "no suele recibir correos electrónicos"};

    private static final String[] ALONE = {"external", "[external]", "external email", "caution", "warning", "caution!", "warning!",
            "caution:", "warning:", "*** external ***",
        "***external***", "[extern]", "[ext]", "externe mail", "achtung:", "attention:"};

    private Banners() {
    }

    /** The lines that are warnings, as texts of runs; they are removed from the list that is given, which must be changeable. */
    static List<List<Line>> take(List<Line> lines) {
        List<List<Line>> banners = new ArrayList<>();
        int words = 0;
        int at = 0;
        while (at < lines.size() && words < LINES_LOOKED_AT) {
            Line line = lines.get(at);
            words += line.text().isEmpty() ? 0 : 1;
            int from = at;
            int end = isBanner(line.text()) ? at + 1 : at;
            if (end == at && isAlone(line.text()) && at + 1 < lines.size() && isBanner(lines.get(at + 1).text())) {
                end = at + 2;
            }
            while (end > at && end < lines.size() && !lines.get(end).text().isEmpty() && isBanner(lines.get(end).text())) {
                end++;
            }
            if (end > from) {
                banners.add(List.copyOf(lines.subList(from, end)));
                lines.subList(from, end).clear();
            } else {
                at++;
            }
        }
        return banners;
    }

    private static boolean isBanner(String text) {
        if (text.length() < 10 || text.length() > LENGTH_MAX) {
            return isAlone(text);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String sign : SIGNS) {
            if (lower.contains(sign)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlone(String text) {
        if (text.length() > 20 || text.isEmpty()) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean bracketed = lower.startsWith("[ext") || lower.startsWith("***");
        if (bracketed) {
            return lower.contains("ext");
        }
        for (String word : ALONE) {
            if (lower.equals(word)) {
                return !word.startsWith("caution") && !word.startsWith("warning") && !word.startsWith("achtung")
                        && !word.startsWith("attention");
            }
        }
        return false;
    }
}
