package dev.cordon.kernel.port.read;

import dev.cordon.kernel.message.Raw;
import java.time.Instant;

/**
 * One copy, whole.
 *
 * @param raw exactly as the provider gave it
 * @param declaredBytes the size the provider declares, so that truncation is noticed; -1 when it declares none
 * @param folder the provider's id of the folder it was in
 * @param receivedAt when the provider's store took it, by the provider's clock
 */
public record Fetched(Raw raw, long declaredBytes, String folder, Instant receivedAt) {}
