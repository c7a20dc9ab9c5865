package dev.cordon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.keep.Records;
import org.junit.jupiter.api.Test;

/** What every keeper of records must do. */
public interface RecordsContract {
    /** A fresh, empty keeper. */
    Records records();

    @Test @EdgeCase("EC-008")
    default void theFirstInspectionOfACopyKeepsIt() {
        Records records = records();
        ProviderMessageId m1 = new ProviderMessageId("m1");
        var content = Samples.mail("a").hash();
        InspectionId one = new InspectionId("i1");
        InspectionId two = new InspectionId("i2");
        assertThat(records.claim(Samples.ADA, m1, content, one)).isEqualTo(one);
        assertThat(records.claim(Samples.ADA, m1, content, two)).isEqualTo(one);
        assertThat(records.claim(Samples.ADA, m1, content, one)).as("asking again after a restart").isEqualTo(one);
    }

    @Test default void anotherCopyOfTheSameContentIsAnotherInspection() {
        Records records = records();
        var content = Samples.mail("a").hash();
        InspectionId one = new InspectionId("i1");
        InspectionId two = new InspectionId("i2");
        InspectionId three = new InspectionId("i3");
        assertThat(records.claim(Samples.ADA, new ProviderMessageId("m1"), content, one)).isEqualTo(one);
        assertThat(records.claim(Samples.BOB, new ProviderMessageId("m1"), content, two)).isEqualTo(two);
        assertThat(records.claim(Samples.ADA, new ProviderMessageId("m2"), content, three)).isEqualTo(three);
    }

    @Test default void aCopyWeMovedIsNotANewArrival() {
        Records records = records();
        var content = Samples.mail("a").hash();
        InspectionId one = new InspectionId("i1");
        assertThat(records.claim(Samples.ADA, new ProviderMessageId("m1"), content, one)).isEqualTo(one);
        records.moved(Samples.ADA, new ProviderMessageId("m9"), content, one);
        records.moved(Samples.ADA, new ProviderMessageId("m9"), content, one);
        assertThat(records.claim(Samples.ADA, new ProviderMessageId("m9"), content, new InspectionId("i2"))).isEqualTo(one);
    }

    @Test @EdgeCase("EC-077")
    default void aReleaseIsForOneMailboxAndOneContent() {
        Records records = records();
        var content = Samples.mail("a").hash();
        assertThat(records.isReleased(Samples.ADA, content)).isFalse();
        records.released(Samples.ADA, content);
        assertThat(records.isReleased(Samples.ADA, content)).isTrue();
        assertThat(records.isReleased(Samples.BOB, content)).isFalse();
        assertThat(records.isReleased(Samples.ADA, Samples.mail("b").hash())).isFalse();
    }
}
