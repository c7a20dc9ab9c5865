package dev.cordon.conclusion.guards;

import dev.cordon.kernel.port.keep.Records;
import java.time.Instant;

/** What guards may look at. */
public record Guarded(GuardLimits limits, ActCounter counter, Records records, Instant now) {}
