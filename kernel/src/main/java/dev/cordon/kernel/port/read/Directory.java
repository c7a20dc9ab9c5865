package dev.cordon.kernel.port.read;

import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.fault.Answer;
import java.util.List;

/** The directory of one tenant: who works there. */
public interface Directory extends AutoCloseable {
    /**
     * What a directory says.
     *
     * @param domains the verified domains, sorted
     * @param people everybody who has an address and may sign in
     * @param vips those of them who are in the group of protected people
     */
    record Facts(List<String> domains, List<Person> people, List<Person> vips) {
        /** Copies the lists. */
        public Facts {
            domains = List.copyOf(domains);
            people = List.copyOf(people);
            vips = List.copyOf(vips);
        }
    }

    /** Everything, or a fault: a part of a directory is never taken for the whole. */
    Answer<Facts> read();

    @Override void close();
}
