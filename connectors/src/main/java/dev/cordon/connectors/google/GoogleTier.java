package dev.cordon.connectors.google;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a tenant's administrator wants Cordon to be able to do, each with no more scopes than it needs. */
public enum GoogleTier {
    /** Judges mail and tells; cannot change a mailbox. */
    OBSERVE,
    /** Hides, restores, trashes and marks, too. */
    ACT;

    /**
     * One scope.
     *
     * @param name the whole address, as the Admin console wants it
     * @param why what it is used for, and what it is not
     */
    public record Scope(String name, String why) {}

    /** The scopes to delegate for users. */
    public List<Scope> delegated(String actScope) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new Scope(GoogleTokens.SCOPE + GoogleDoor.READ_SCOPE,
                "reads messages, labels and the history of changes, and asks Gmail to publish them; changes nothing"));
        switch (this) {
            case OBSERVE -> { }
            case ACT -> scopes.add(new Scope(actScope.startsWith("https:") ? actScope : GoogleTokens.SCOPE + actScope,
                    "hides, restores, trashes and marks by labels; cannot delete for ever"));
        }
        return List.copyOf(scopes);
    }

    /** The same in one line, as the Admin console wants them. */
    public String pasted(String actScope) {
        return delegated(actScope).stream().map(Scope::name).collect(Collectors.joining(","));
    }
}
