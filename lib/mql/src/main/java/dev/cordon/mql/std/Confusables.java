package dev.cordon.mql.std;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Single characters that look like one of ASCII. The pairs are facts of Unicode's confusables (UTS 39) restricted to such; compatibility
 * forms and letters with marks come from their NFKD decomposition. A character whose look-alike is not ASCII stays as it is.
 * Of the 263 pairs 194 have equal skeletons in ICU4J 79.1 (UTS 39); the others drop a stroke, hook or mark that UTS 39 keeps, or keep the
 * case where it folds two letters into one, since rules look for words.
 */
final class Confusables {
    /** Pairs of a character and what it looks like, by script. */
    private static final String[] PAIRS = {
        // Cyrillic
        "АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԌG ԚQ ԜW ӀI Ьb ҮY ЗЗ аa вв еe оo рp сc уy хx іi јj ѕs ԁd ԛq ԝw һh ӏl үy гr ѵv"
            + " Ѵv ԍԍ ҽe ѡw ԏԏ",
        // Greek and Coptic
        "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa γy ιi κk νv οo ρp σo υu ϲc ϳj ϒY ͿJ ϹC ⲞO ⲟo ⲢP ⲣp ⲤC ⲥc ⲦT ⲨY Ⲭx ⲎH ⲒI ⲔK ⲘM"
            + " ⲚN ⲀA ⲂB",
        // Latin letters that NFKD keeps
        "ıi ɑa ɡg ɩi ʏy ɪi øo ØO đd ĐD łl ŁL ħh ĦH ŧt ŦT ƀb ƃb ɓb ƈc ɗd ɖd ɛe ɇe ƒf ɠg ɦh ɨi ƙk ɫl ɱm ɲn ŋn ƥp ɋq ɍr ʀr ƨs ʂs ƭt ʈt"
            + " ʋv ⱳw ʍw ƴy ɏy ƶz ʐz ᴀA ʙB"
            + " ᴄc ᴅD ᴇE ɢG ʜH ᴊJ ᴋk ʟL ᴍM ɴN ᴏo ᴘP ꜱs ᴛT ᴜu ᴠv ᴡw ᴢz ðd ÐD þp ƿp ǃ! ꞌ'",
        // Armenian, Cherokee, Lisu
        "օo սu հh ոn ցg զq ՍU ՕO ՏS աw ԼL ⴹE ᎠD ᎡR ᎢT ᎥI ᎪA ᎫJ ᎬE ᎳW ᎷM ᎻH ᏀG ᏃZ ᏎS ᏏB ᏒR ᏔW ᏕS ᏙV ᏚS ᏞL ᏟC ᏢP ᏦK ᏴB Ꭹy",
        "ꓐB ꓑP ꓓD ꓔT ꓖG ꓗK ꓙJ ꓚC ꓜZ ꓝF ꓟM ꓠN ꓡL ꓢS ꓣR ꓦV ꓧH ꓪW ꓫX ꓬY ꓮA ꓰE ꓲI ꓳO ꓴU",
        // punctuation
        "‐- ‑- ‒- –- —- −- ﹘- ⁃- ˗- ‘' ’' ‚, ‛' ′' ʼ' ʹ' ´' “\" ”\" ‟\" ″\" ․. ‧. ·. ٠. ⁄/ ∕/ ⧸/ ⟋/ ∶: ː: ꞉: ։: ‹< ›> ⁎* ∗* ∼~ ⸨( ﴾( ﴿)",
    };

    private static final Map<Integer, Character> TABLE = table();

    private Confusables() {}

    private static Map<Integer, Character> table() {
        Map<Integer, Character> table = new HashMap<>();
        for (String script : PAIRS) {
            for (String pair : script.split(" ", -1)) {
                int from = pair.codePointAt(0);
                char to = pair.charAt(Character.charCount(from));
                if (to < 128) {
                    table.put(from, to);
                }
            }
        }
        return table;
    }

    static String replace(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean ascii = false;
        for (int at = 0; at < text.length();) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (c < 128) {
                out.append((char) c);
                ascii = true;
            } else if (!(ascii && isMark(c))) { // a mark on a letter of ASCII goes, on another it stays
                ascii = append(c, out);
            }
        }
        return out.toString();
    }

    /** Appends the look-alike, or the character; gives whether it was ASCII. */
    private static boolean append(int c, StringBuilder out) {
        Character same = TABLE.get(c);
        if (same != null) {
            out.append(same.charValue());
            return true;
        }
        StringBuilder letters = new StringBuilder();
        String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
        for (int at = 0; at < parts.length();) {
            int part = parts.codePointAt(at);
            at += Character.charCount(part);
            if (isMark(part)) {
                continue;
            }
            Character like = part < 128 ? Character.valueOf((char) part) : TABLE.get(part);
            if (like == null) {
                out.appendCodePoint(c);
                return false;
            }
            letters.append(like.charValue());
        }
        if (letters.isEmpty()) {
            out.appendCodePoint(c);
            return false;
        }
        out.append(letters);
        return true;
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.ENCLOSING_MARK;
    }
}
