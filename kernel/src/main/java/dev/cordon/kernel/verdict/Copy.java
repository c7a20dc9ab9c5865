package dev.cordon.kernel.verdict;

import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;

/** One copy of a message in one mailbox, with everything needed to find it again after somebody moved it. */
public record Copy(MailboxId mailbox, ProviderMessageId id, MessageIdHeader messageId, ContentHash content, long bytes) {}
