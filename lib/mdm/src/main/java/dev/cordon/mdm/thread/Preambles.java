package dev.cordon.mdm.thread;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the lines that announce a quoted or forwarded message. */
final class Preambles {

    private static final int WROTE_LINES_MAX = 4;
    private static final int WROTE_LENGTH_MAX = 500;
    private static final int BLOCK_LINES_MAX = 40;

    // "… wrote:" with a blank or a line before it; the last word of the line, or a word in it that ends with the name.
    private static final String[] WROTE = {"wrote", "writes", "schrieb", "a écrit", "escribió", "ha scritto", "escreveu", "schreef",
            "napisał", "napisała",
        "napisał(a)", "pisze", "skrev", "kirjoitti", "napsal(a)", "napsal", "napsala", "написал", "написала", "написал(а)", "пишет",
        "пише", "писал", "yazdı",
        "ezt írta", "írta", "a scris", "έγραψε", "のメール", "のメッセージ", "は書きました", "写道", "寫道", "作成", "작성", "님이 작성", "כתב", "كتب", "menulis",
        "đã viết",
        "kirjutas", "rašė", "rakstīja", "je napisao", "je napisal", "napísal", "написа", "escrigué", "ha escrit", "va escriure"};

    private static final Set<String> RULED = Set.of("original", "originale", "ursprüngliche", "forwarded", "weitergeleitete",
            "weitergeleitet", "message",
            "nachricht", "mensaje", "messaggio", "mensagem", "bericht", "doorgestuurd", "oorspronkelijk", "meddelande", "ursprungligt",
            "vidarebefordrat",
            "meddelelse", "oprindelig", "videresendt", "melding", "opprinnelig", "wiadomość", "oryginalna", "przekazana", "сообщение",
            "исходное",
            "пересылаемое", "переадресованное", "mesaj", "orijinal", "iletilmiş", "üzenet", "eredeti", "továbbított", "mesajul",
            "transféré", "transmis",
            "réexpédié", "reenviado", "inoltrato", "encaminhada", "zpráva", "původní", "přeposlaná", "viesti", "alkuperäinen",
            "välitetty", "原始邮件",
            "邮件原件", "轉寄郵件", "转发邮件", "转发的邮件", "元のメッセージ", "転送されたメッセージ", "원본", "메시지", "전달된", "vidarebefordrade", "reply", "повідомлення");

    private static final String[] BEGIN = {"begin forwarded message", "anfang der weitergeleiteten", "début du message",
            "inizio messaggio inoltrato",
        "inicio del mensaje reenviado", "begin doorgestuurd bericht", "início da mensagem reencaminhada",
        "início da mensagem encaminhada", "vidarebefordrat brev",
        "start på videresendt besked", "videresendt melding", "początek przekazywanej wiadomości", "начало переадресованного сообщения",
        "转发的邮件", "開始轉寄郵件",
        "転送されたメッセージ", "전달된 메시지", "iletilen ileti başlangıcı", "välitetty viesti alkaa"};

    private final List<Line> lines;

    Preambles(List<Line> lines) {
        this.lines = lines;
    }

    /** Where the announcement that begins with a line ends; the same line when none begins there. */
    int end(int at) {
        Line first = lines.get(at);
        if (first.text().isEmpty()) {
            return at;
        }
        if (first.announced()) {
            return announced(at);
        }
        if (isRuled(first.text()) || isBegin(first.text())) {
            int block = block(nextWords(at + 1, first.depth()));
            return Math.max(block, at + 1);
        }
        if (isUnderline(first.text())) {
            int next = nextWords(at + 1, first.depth());
            int block = next - at <= 2 ? block(next) : next;
            return block > next ? block : at;
        }
        int block = block(at);
        return block > at ? block : wrote(at);
    }

    private int announced(int at) {
        int end = at;
        while (end < lines.size() && (lines.get(end).announced() || lines.get(end).text().isEmpty() && end > at)) {
            end++;
        }
        int block = block(at);
        return Math.max(end, block);
    }

    private int nextWords(int from, int depth) {
        int at = from;
        while (at < lines.size() && lines.get(at).text().isEmpty() && at - from < 3) {
            at++;
        }
        return at;
    }

    // From, and a date or a subject, each at the beginning of a line of the same depth; two others when From is not the first.
    private int block(int from) {
        if (from >= lines.size()) {
            return from;
        }
        Optional<Labels.Labelled> first = Labels.of(lines.get(from).text());
        if (first.isEmpty() || first.get().label() == Labels.OTHER) {
            return from;
        }
        boolean author = false;
        boolean telling = false;
        int others = 0;
        int end = from;
        int blanks = 0;
        for (int at = from; at < lines.size() && at - from < BLOCK_LINES_MAX; at++) {
            Line line = lines.get(at);
            Optional<Labels.Labelled> found = line.depth() == lines.get(from).depth() ? Labels.of(line.text()) : Optional.empty();
            if (found.isPresent()) {
                author |= found.get().label() == Labels.FROM;
                telling |= found.get().label() == Labels.DATE || found.get().label() == Labels.SUBJECT;
                others += found.get().label() == Labels.FROM || found.get().label() == Labels.OTHER ? 0 : 1;
                end = at + 1;
                blanks = 0;
            } else if (line.text().isEmpty()) {
                blanks++;
            } else if (!goesOn(at)) {
                break;
            } else {
                end = at + 1;
            }
            if (blanks > 1) {
                break;
            }
        }
        return author && telling && others >= (first.get().label() == Labels.FROM ? 1 : 2) ? end : from;
    }

    // A value that runs over several lines: an address list, or a label whose value stands on the next line.
    private boolean goesOn(int at) {
        if (at == 0) {
            return false;
        }
        Line before = lines.get(at - 1);
        Optional<Labels.Labelled> label = Labels.of(before.text());
        boolean empty = label.isPresent() && label.get().value().isEmpty();
        boolean list = label.isPresent() && (label.get().label() == Labels.TO || label.get().label() == Labels.CC
                || label.get().label() == Labels.FROM)
                && lines.get(at).text().indexOf('@') > 0 && lines.get(at).text().length() < 300;
        boolean open = before.text().endsWith(",") || before.text().endsWith(";");
        return empty || list || open && lines.get(at).text().indexOf('@') > 0;
    }

    private int wrote(int at) {
        StringBuilder joined = new StringBuilder();
        int depth = lines.get(at).depth();
        for (int i = at; i < lines.size() && i - at < WROTE_LINES_MAX; i++) {
            Line line = lines.get(i);
            if (line.text().isEmpty() || line.depth() != depth || joined.length() + line.text().length() > WROTE_LENGTH_MAX) {
                return at;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line.text());
            char last = line.text().charAt(line.text().length() - 1);
            if (last == ':' || last == '：') {
                return isWrote(joined.toString()) ? i + 1 : at;
            }
            if (i == at && digits(line.text()) == 0 && line.text().indexOf('@') < 0) {
                return at;
            }
        }
        return at;
    }

    static boolean isWrote(String text) {
        if (digits(text) < 3 && text.indexOf('@') < 0) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String verb : WROTE) {
            int at = lower.lastIndexOf(verb);
            boolean after = at >= 0 && (at + verb.length() >= lower.length() || !Character.isLetter(lower.charAt(at + verb.length()))
                    || verb.charAt(0) > 0x2000);
            boolean before = at == 0 || at > 0 && (!Character.isLetter(lower.charAt(at - 1)) || verb.charAt(0) > 0x2000);
            if (after && before) {
                return true;
            }
        }
        return digits(text) >= 6 && text.indexOf('<') > 0 && text.indexOf('@') > 0 && (text.endsWith(">:") || text.endsWith(">："));
    }

    static boolean isRuled(String text) {
        if (text.length() < 8 || text.length() > 120 || !text.startsWith("--") && !text.startsWith("==") && !text.startsWith("__")) {
            return false;
        }
        char rule = text.charAt(0);
        if (text.charAt(text.length() - 1) != rule) {
            return false;
        }
        int from = 0;
        int to = text.length();
        while (from < to && (text.charAt(from) == rule || text.charAt(from) == ' ')) {
            from++;
        }
        while (to > from && (text.charAt(to - 1) == rule || text.charAt(to - 1) == ' ')) {
            to--;
        }
        for (String word : text.substring(from, to).toLowerCase(Locale.ROOT).split("[ '’\u00A0]", 20)) {
            if (RULED.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBegin(String text) {
        if (text.length() > 80) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String begin : BEGIN) {
            if (lower.startsWith(begin)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnderline(String text) {
        return text.length() >= 8 && text.chars().allMatch(c -> c == '_' || c == '-' || c == '=' || c == '─');
    }

    private static int digits(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return count;
    }
}
