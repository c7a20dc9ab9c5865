package dev.cordon.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the edge cases of docs/edge-cases.md that a test covers, such as {@code EC-021}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface EdgeCase {
    /** The ids. */
    String[] value();
}
