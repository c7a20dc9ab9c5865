package dev.cordon.mailauth.publicsuffix;

/** Which rules of the list count. */
public enum Section {
    /** Only what registries declare for their own zones: {@code co.uk}, not {@code github.io}. */ ICANN,
    /** Also what owners of domains declare because they give names below them to strangers. */ ALL
}
