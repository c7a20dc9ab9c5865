package dev.cordon.verification.parameters;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.flow.Dossier;
import java.util.List;

/** All parameters. */
public final class Parameters {

    private static final List<Parameter> ALL = List.of(
            // keep sorted
            new BrandNames(),
            new BulkMail(),
            new LinkOwners(),
            new Lookalikes(),
            new PersonNames(),
            new ReplyTo(),
            new Reported(),
            new Wording());

    private Parameters() {}

    /** The facts of all of them, in their order. */
    public static List<Evidence> find(Dossier dossier, Organisation organisation) {
        Guarded guarded = Guarded.of(organisation);
        return ALL.stream().flatMap(p -> p.find(dossier, guarded).stream()).toList();
    }
}
