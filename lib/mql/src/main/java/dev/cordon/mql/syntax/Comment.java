package dev.cordon.mql.syntax;

import dev.cordon.source.Span;

/**
 * A remark from {@code //} to the end of its line.
 *
 * @param text with its slashes, without spaces at the end
 * @param ownLine whether nothing but spaces stands before it on its line
 * @param blankBefore whether an empty line stands before it
 * @param span where
 */
public record Comment(String text, boolean ownLine, boolean blankBefore, Span span) {}
