package dev.cordon.kernel.verdict;

/** What a message is. A failure never yields {@link #CLEAN}. */
public enum Verdict { CLEAN, BULK, SUSPICIOUS, MALICIOUS, INDETERMINATE }
