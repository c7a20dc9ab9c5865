package dev.cordon.mql.std;

import dev.cordon.mql.function.Functions;
import dev.cordon.mql.function.MqlFunction;
import java.util.List;

/** All pure functions of the language. */
public final class StandardFunctions {
    private static final List<MqlFunction> ALL = List.of(
        // keep sorted by the name in rules
        new IpIn(), new HashMd5(), new HashSha1(), new HashSha256(), new Max(), new Min(),
        new RegexContains(), new RegexCount(), new RegexExtract(), new RegexIcontains(), new RegexIcount(), new RegexIextract(),
            new RegexImatch(),
        new RegexMatch(), new StringsConcat(), new StringsContains(), new StringsCount(), new StringsDecodeBase64(), new StringsDecodeHex(),
        new StringsEndsWith(), new StringsIcontains(), new StringsIcount(), new StringsIendsWith(), new StringsIlevenshtein(),
            new StringsIlike(),
        new StringsIstartsWith(), new StringsLevenshtein(), new StringsLike(), new StringsParseFloat(), new StringsParseJson(),
        new StringsReplaceConfusables(), new StringsScanBase64(), new StringsStartsWith());

    private StandardFunctions() {}

    /** Each of them. */
    public static List<MqlFunction> all() {
        return ALL;
    }

    /** A registry of them alone. */
    public static Functions registry() {
        return Functions.of(ALL);
    }
}
