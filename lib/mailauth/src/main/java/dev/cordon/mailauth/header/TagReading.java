package dev.cordon.mailauth.header;

/** What reading a tag list gave. */
public sealed interface TagReading permits TagList, TagReading.Malformed {

    /** It is no tag list. @param at offset of the trouble in the array that was read */
    record Malformed(TagFault fault, int at) implements TagReading {}
}
