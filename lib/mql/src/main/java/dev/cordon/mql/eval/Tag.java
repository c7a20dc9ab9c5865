package dev.cordon.mql.eval;

import dev.cordon.mql.check.Typed;

/** What stands for each kind of expression where a graph is written; and for each kind of constant. */
enum Tag {
    CONSTANT, ROOT, OTHER_ROOT, FIELD, ITEM, NAMED_LIST, ELEMENT, ENTRY, JSON_ENTRY, SLICE, CALL, LOOP, PLAIN, ARRAY, NOT, LOGIC, COMPARISON,
    MEMBERSHIP, NULL_TEST, COUNT_OF, ARITHMETIC, NEGATIVE, BROKEN;

    static final int NOTHING = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int INTEGER = 3;
    static final int FLOAT = 4;
    static final int TEXT = 5;
    static final int KINDS = 6;

    static Tag of(Typed typed) {
        return switch (typed) {
            case Typed.Constant _ -> CONSTANT;
            case Typed.Root _ -> ROOT;
            case Typed.OtherRoot _ -> OTHER_ROOT;
            case Typed.Field _ -> FIELD;
            case Typed.Item _ -> ITEM;
            case Typed.NamedList _ -> NAMED_LIST;
            case Typed.Element _ -> ELEMENT;
            case Typed.Entry _ -> ENTRY;
            case Typed.JsonEntry _ -> JSON_ENTRY;
            case Typed.Slice _ -> SLICE;
            case Typed.Call _ -> CALL;
            case Typed.Loop _ -> LOOP;
            case Typed.Plain _ -> PLAIN;
            case Typed.ArrayOf _ -> ARRAY;
            case Typed.Not _ -> NOT;
            case Typed.Logic _ -> LOGIC;
            case Typed.Comparison _ -> COMPARISON;
            case Typed.Membership _ -> MEMBERSHIP;
            case Typed.NullTest _ -> NULL_TEST;
            case Typed.CountOf _ -> COUNT_OF;
            case Typed.Arithmetic _ -> ARITHMETIC;
            case Typed.Negative _ -> NEGATIVE;
            case Typed.Broken _ -> BROKEN;
        };
    }
}
