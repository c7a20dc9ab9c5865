package dev.cordon.mime;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of one header block, in order; every field is kept, repeated ones too. */
public final class Headers extends AbstractList<HeaderField> {

    private final List<HeaderField> fields;

    Headers(List<HeaderField> fields) {
        this.fields = fields;
    }

    @Override
    public HeaderField get(int index) {
        return fields.get(index);
    }

    @Override
    public int size() {
        return fields.size();
    }

    /** The first field of a name, in any case of letters. */
    public Optional<HeaderField> first(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).is(name)) {
                return Optional.of(fields.get(i));
            }
        }
        return Optional.empty();
    }

    /** The last field of a name, in any case of letters. */
    public Optional<HeaderField> last(String name) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (fields.get(i).is(name)) {
                return Optional.of(fields.get(i));
            }
        }
        return Optional.empty();
    }

    /** All fields of a name, in any case of letters. */
    public List<HeaderField> all(String name) {
        List<HeaderField> found = new ArrayList<>();
        for (HeaderField field : fields) {
            if (field.is(name)) {
                found.add(field);
            }
        }
        return found;
    }

    /** The decoded text of the first field of a name; empty when there is none. */
    public String text(String name) {
        return first(name).map(HeaderField::text).orElse("");
    }
}
