package dev.cordon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.kernel.port.keep.Blobs;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.port.keep.Records;
import dev.cordon.kernel.port.read.Cursors;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryContractsTest {
    @Nested class MemoryBlobsTest implements BlobsContract {
        @Override public Blobs blobs() {
            return new MemoryBlobs();
        }
    }

    @Nested class MemoryRecordsTest implements RecordsContract {
        @Override public Records records() {
            return new MemoryRecords();
        }
    }

    @Nested class MemoryCursorsTest implements CursorsContract {
        @Override public Cursors cursors() {
            return new MemoryCursors();
        }
    }

    @Nested class MemoryHistoryTest implements HistoryContract {
        @Override public Folding folding() {
            MemoryHistory history = new MemoryHistory();
            return new Folding() {
                @Override public History history() {
                    return history;
                }

                @Override public void fold(TenantId tenant, String address, Instant at, boolean flagged) {
                    history.fold(tenant, address, at, flagged);
                }

                @Override public void fold(TenantId tenant, String fingerprint, Instant at) {
                    history.fold(tenant, fingerprint, at);
                }
            };
        }
    }

    @Nested class MemoryLedgerTest implements LedgerContract {
        @Override public Ledger ledger() {
            return new MemoryLedger();
        }

        @Test void theRootDependsOnTheOrder() {
            MemoryLedger one = new MemoryLedger();
            MemoryLedger two = new MemoryLedger();
            LedgerContract.number(one.append(LedgerContract.entry("a")));
            LedgerContract.number(one.append(LedgerContract.entry("b")));
            LedgerContract.number(two.append(LedgerContract.entry("b")));
            LedgerContract.number(two.append(LedgerContract.entry("a")));
            assertThat(one.root()).isNotEqualTo(two.root());
            assertThat(one.verifies()).isTrue();
        }

        @Test void aLostAnswerIsKeptAndARefusedOneIsNot() {
            MemoryLedger ledger = new MemoryLedger((call, about) -> switch (about) {
                case "refused" -> new Trouble.Effect.Refused(new Fault.NoRoom("disk full"));
                case "lost" -> new Trouble.Effect.Lost(new Fault.Retry("timeout", java.time.Duration.ZERO));
                default -> Trouble.WELL;
            });
            assertThat(ledger.append(LedgerContract.entry("refused"))).isInstanceOf(Answer.Unknown.class);
            assertThat(ledger.append(LedgerContract.entry("lost"))).isInstanceOf(Answer.Unknown.class);
            assertThat(ledger.has("refused")).isFalse();
            assertThat(ledger.has("lost")).isTrue();
        }
    }
}
