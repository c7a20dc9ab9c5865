package dev.cordon.kernel.port.act;

import dev.cordon.kernel.fault.Answer;

/** Answers to the take-over of an account, for orders of a person only. Each act can be repeated: it then changes nothing more. */
public interface AccountActor extends AutoCloseable {
    /** What is seen of a rule. */
    enum RuleState { ON, OFF, GONE }

    /** Whether an inbox rule is on. */
    Answer<RuleState> rule(String address, String id);

    /** Switches an inbox rule off; it stays, so that it can be looked at and switched on again. */
    Answer<RuleState> switchOff(String address, String id);

    /** Ends every session of a user: whoever is signed in must sign in again. Access that was given already may last for an hour. */
    Answer<Boolean> endSessions(String address);

    @Override void close();
}
