package dev.cordon.kernel.desk;

import dev.cordon.kernel.identity.MailboxId;
import java.time.Instant;

/**
 * How far the inspection of one mailbox's older mail has come.
 *
 * @param state listing, running, paused, done
 * @param from mail received at or after this moment
 * @param act whether the policy is carried out; otherwise it is only judged
 * @param perMinute most messages handed to the line in a minute
 * @param listed how many messages the provider lists
 * @param handed how many of them were handed to the line or had been looked at before
 * @param open how many of those have no outcome yet
 * @param flagged how many of them were judged suspicious or malicious
 * @param words more about the state, may be empty
 */
public record BackfillStanding(MailboxId mailbox, String state, Instant from, Instant startedAt, boolean act, int perMinute, long listed,
                               long handed, long open, long flagged, String words) {}
