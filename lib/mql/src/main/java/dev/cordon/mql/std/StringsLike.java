package dev.cordon.mql.std;

import dev.cordon.mql.pattern.Glob;
import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;

/** {@code strings.like(source, pattern, ...)}. */
final class StringsLike extends TextPredicate {
    StringsLike() {
        super(Declare.function("strings.like").alias("like")
            .doc("Whether the whole text is as one of the globs says: `*` is any run of characters, line feeds too, `?` is one"
                + " character; nothing else is special and nothing escapes them. A null text gives null; null alternatives are left"
                    + " out unless all are null.")
            .example("strings.like('invoice 7', 'invoice ?')", "true")
            .example("strings.like('Invoice', 'i*')", "false")
            .example("strings.like('a[b', '*[*')", "true")
            .text("source", "Where to look."), "pattern", "A glob.");
    }

    @Override public Needle needle(String written, PatternStore store) {
        return new Needle.Like(new Glob(written, false));
    }
}
