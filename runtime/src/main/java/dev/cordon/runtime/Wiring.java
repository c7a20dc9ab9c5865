package dev.cordon.runtime;

import dev.cordon.application.Application;
import dev.cordon.conclusion.Conclusion;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.initiation.Initiation;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.flow.Line;
import dev.cordon.kernel.flow.Pins;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.kernel.port.keep.Blobs;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.port.keep.Records;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.verification.Questions;
import dev.cordon.verification.Rules;
import dev.cordon.verification.Verification;
import java.time.InstantSource;

/** The only place that calls the stages' constructors. */
public final class Wiring {
    /** The version that judgements are pinned to. */
    public static final String ENGINE = "cordon/0.1";

    /**
     * What all lines of one installation share.
     *
     * @param settings how careful Conclusion is
     */
    public record Common(Organisation organisation, Policy policy, Blobs blobs, Records records, Ledger ledger, History history, Dns dns,
                         Rules rules, Conclusion.Settings settings, InstantSource clock) {
        /** The same with other facts about the organisation. */
        public Common with(Organisation other) {
            return new Common(other, policy, blobs, records, ledger, history, dns, rules, settings, clock);
        }
    }

    private Wiring() {}

    /** The line for the mailboxes of one connector. */
    public static Wired wire(Common common, MailReader reader, MailActor actor) {
        Initiation initiation = new Initiation(reader, common.blobs(), common.records(), common.organisation(), common.clock());
        Verification verification = verification(common);
        Conclusion conclusion = new Conclusion(actor, common.ledger(), common.records(), common.policy(), common.organisation(),
                common.settings(), common.clock());
        Line line = new Line(initiation, Application.standard(), verification, conclusion);
        Conclusion observing = new Conclusion(actor, common.ledger(), common.records(), common.policy(), common.organisation(),
                common.settings().observing(), common.clock());
        return new Wired(line, verification::parked, conclusion::again, conclusion::restore, observing, conclusion::command);
    }

    private static Verification verification(Common common) {
        Pins pins = new Pins(common.rules().hash(), common.policy().hash(), ENGINE, common.clock().instant());
        Questions questions = new Questions(common.history(), content -> common.blobs().get(content), common.dns());
        return new Verification(common.organisation(), questions, common.rules(), pins, common.clock());
    }
}
