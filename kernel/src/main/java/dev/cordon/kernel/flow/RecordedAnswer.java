package dev.cordon.kernel.flow;

import java.time.Instant;

/**
 * What somebody outside answered while judging, kept so that the judgement can be repeated.
 *
 * @param question who was asked and what, in one canonical text
 * @param known whether there was an answer
 * @param answer canonical JSON of the answer, or the fault's words
 */
public record RecordedAnswer(String question, boolean known, String answer, Instant at) {}
