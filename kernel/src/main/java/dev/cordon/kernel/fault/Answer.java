package dev.cordon.kernel.fault;

import java.util.function.Function;

/** What somebody outside said, or why nothing was learned. Not knowing is a value. */
public sealed interface Answer<T> {
    /** It is known. */
    record Known<T>(T value) implements Answer<T> {}

    /** It could not be found out. */
    record Unknown<T>(Fault fault) implements Answer<T> {}

    /** A known answer. */
    static <T> Answer<T> of(T value) {
        return new Known<>(value);
    }

    /** An unknown one. */
    static <T> Answer<T> unknown(Fault fault) {
        return new Unknown<>(fault);
    }

    /** The same answer about something drawn from it. */
    default <U> Answer<U> map(Function<? super T, ? extends U> function) {
        return switch (this) {
            case Known<T> k -> new Known<>(function.apply(k.value()));
            case Unknown<T> u -> new Unknown<>(u.fault());
        };
    }

    /** The next answer when this one is known, else this fault. */
    default <U> Answer<U> then(Function<? super T, Answer<U>> function) {
        return switch (this) {
            case Known<T> k -> function.apply(k.value());
            case Unknown<T> u -> new Unknown<>(u.fault());
        };
    }
}
