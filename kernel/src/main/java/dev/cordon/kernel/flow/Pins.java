package dev.cordon.kernel.flow;

import dev.cordon.kernel.identity.ContentHash;
import java.time.Instant;

/** What must be the same for the same judgement to come out again. */
public record Pins(ContentHash rulePack, ContentHash policy, String engine, Instant asOf) {}
