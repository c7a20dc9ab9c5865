package dev.cordon.connectors.graph;

/** How much a tenant lets us do; each tier holds the ones before it, except the last, whose parts are given one by one. */
public enum MicrosoftTier {
    /** Read mail and know who is who. */
    T0,
    /** Hide, mark and put back messages. */
    T1,
    /** See signs that an account was taken over. */
    T2,
    /** Answer to that: switch off rules, end sessions, take grants back. */
    T3,
    /** Extras, each alone. */
    T4
}
