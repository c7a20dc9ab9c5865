package dev.cordon.mql.function;

import dev.cordon.mql.pattern.Text;
import dev.cordon.mql.value.Struct;
import org.jspecify.annotations.Nullable;

/** One call of a function while a rule runs. */
public interface Call {
    /** How many positional arguments there are. */
    int count();

    /** A positional argument by its place, from 0; null also when it was left out. */
    @Nullable Object argument(int place);

    /** A keyword argument, or null when it was left out. */
    @Nullable Object keyword(String name);

    /** The root of the data: the message. */
    Struct message();

    /** The place of a thing that lives as long as this message is looked at: what is computed once for all rules. */
    <T> T once(Object key, java.util.function.Supplier<T> make);

    /** Says that the value could not be found out because this capability is not there or did not answer. */
    void missing(String capability);

    /** Takes fuel for work: one unit is about one character looked at. */
    default void spend(long units) {}

    /** A text with its folded form, shared by all that ask about the same text. */
    default Text text(String raw) {
        return new Text(raw);
    }
}
