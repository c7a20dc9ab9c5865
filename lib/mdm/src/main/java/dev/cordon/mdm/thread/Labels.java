package dev.cordon.mdm.thread;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words before the colon in the lines that mail programs put above a quoted or forwarded message, in many languages. */
enum Labels {
    /** Author. */ FROM,
    /** Time. */ DATE,
    /** Recipients. */ TO,
    /** Copies. */ CC,
    /** Hidden copies. */ BCC,
    /** Subject. */ SUBJECT,
    /** Anything else that may stand between them. */ OTHER;

    private static final int LENGTH_MAX = 24;
    private static final Map<String, Labels> WORDS = new HashMap<>();

    static {
        put(FROM, "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "от", "отправитель", "від", "gönderen", "kimden",
                "feladó", "de la", "expéditeur", "remitente", "mittente", "afzender", "nadawca", "差出人", "送信者", "发件人", "寄件者", "보낸 사람",
                "보낸사람",
                "von:", "από", "מאת", "من", "dari", "từ", "saatja", "nuo", "no", "expeditor", "pošiljatelj", "подател", "จาก");
        put(DATE, "date", "sent", "datum", "gesendet", "gesendet am", "envoyé", "enviado", "enviado el", "enviado em", "enviada em",
                "fecha", "data",
                "inviato", "verzonden", "verstuurd", "skickat", "sendt", "dato", "lähetetty", "päivämäärä", "päiväys", "wysłano",
                "odesláno", "дата",
                "отправлено", "дата відправлення", "gönderildi", "gönderme tarihi", "tarih", "elküldve", "dátum", "trimis", "送信日時", "日付",
                "日時", "发送时间", "发送日期", "寄件日期", "傳送日期",
                "日期", "보낸 날짜", "날짜", "ημερομηνία", "נשלח", "תאריך", "تاريخ", "tanggal", "tarihi", "sendt den", "wysłany", "odoslané",
                "sent on");
        put(TO, "to", "an", "à", "para", "a", "aan", "till", "til", "vastaanottaja", "do", "komu", "кому", "pro", "kime", "alıcı",
                "címzett", "către",
                "宛先", "收件人", "받는 사람", "받는사람", "προς", "אל", "إلى", "kepada", "per", "destinataire", "destinatario", "naar");
        put(CC, "cc", "kopie", "kopi", "kopia", "копия", "копія", "抄送", "副本", "참조", "bilgi", "másolat", "copie", "copia", "dw", "kopio",
                "κοιν");
        put(BCC, "bcc", "cci", "cco", "ccn", "密送", "скрытая копия", "blindkopie", "숨은 참조", "gizli");
        put(SUBJECT, "subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp", "ämne", "emne", "aihe", "temat",
                "předmět", "тема",
                "konu", "tárgy", "subiect", "件名", "主题", "主題", "主旨", "제목", "θέμα", "נושא", "الموضوع", "subjek", "chủ đề", "predmet",
                "относно", "เรื่อง");
        put(OTHER, "importance", "wichtigkeit", "priority", "priorität", "reply-to", "antwort an", "antwort", "organization",
                "attachments", "anlagen",
                "anhänge", "pièces jointes", "resent-from", "message-id", "importancia", "sensitivity", "adjuntos", "allegati",
                "bijlagen", "重要性", "添付ファイル", "附件", "sender");
    }

    private static void put(Labels label, String... words) {
        for (String word : words) {
            WORDS.putIfAbsent(word, label);
        }
    }

    /**
     * What a line says.
     *
     * @param label which
     * @param value what stands after the colon
     */
    record Labelled(Labels label, String value) {}

    /** The label that a line begins with; empty when it begins with none. Stars of bold text do not count. */
    static Optional<Labelled> of(String line) {
        int limit = Math.min(line.length(), LENGTH_MAX + 4);
        int colon = -1;
        for (int i = 0; i < limit && colon < 0; i++) {
            colon = line.charAt(i) == ':' || line.charAt(i) == '：' ? i : -1;
        }
        if (colon <= 0) {
            return Optional.empty();
        }
        String word = bare(line.substring(0, colon)).toLowerCase(Locale.ROOT);
        Labels label = WORDS.get(word);
        return label == null ? Optional.empty() : Optional.of(new Labelled(label, bare(line.substring(colon + 1))));
    }

    private static String bare(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isMargin(text.charAt(from))) {
            from++;
        }
        while (to > from && isMargin(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isMargin(char c) {
        return c <= ' ' || c == '*' || c == '|' || c == 0xA0;
    }
}
