package dev.cordon.kernel.verdict;

/** How much harm a finding means. */
public enum Severity { LOW, MEDIUM, HIGH, CRITICAL }
