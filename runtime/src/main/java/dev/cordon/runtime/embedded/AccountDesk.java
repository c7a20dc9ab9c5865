package dev.cordon.runtime.embedded;

import dev.cordon.conclusion.AccountOrders;
import dev.cordon.connectors.Connectors;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.act.AccountActor;
import dev.cordon.kernel.port.keep.Ledger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Opens the actor of an account for the time of one order: such orders are rare, and no connection waits for them. */
final class AccountDesk {
    private final List<ConnectorConfig> connectors;
    private final Ledger ledger;
    private final InstantSource clock;

    AccountDesk(List<ConnectorConfig> connectors, Ledger ledger, InstantSource clock) {
        this.connectors = List.copyOf(connectors);
        this.ledger = ledger;
        this.clock = clock;
    }

    /** As {@link AccountOrders#run}. */
    Answer<String> run(MailboxId mailbox, AccountOrders.Act act, String what, String who, String why) {
        Optional<ConnectorConfig> connector = connectors.stream().filter(c -> c.name().equals(mailbox.connector())).findFirst();
        if (connector.isEmpty() || !connector.get().kind().equals("microsoft")) {
            return Answer.unknown(new Fault.Unsupported("accounts of " + mailbox.connector() + " are not acted on: only those of Microsoft 365"));
        }
        try (AccountActor actor = Connectors.accountActor(connector.get(), clock)) {
            return new AccountOrders(actor, ledger, clock).run(mailbox, act, what, who, why);
        }
    }
}
