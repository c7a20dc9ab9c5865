package dev.cordon.verification.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.message.Domain;
import dev.cordon.testkit.EdgeCase;
import java.net.IDN;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTest {

    private static final List<Domain> OURS = List.of(new Domain("byronworks.org"), new Domain("partner.co.uk"));

    @ParameterizedTest
    @EdgeCase("EC-053")
    @CsvSource({
        "byronworks.com, OTHER_ENDING", "byronvvorks.org, LOOKS_SAME", "byr0nworks.org, LOOKS_SAME", "byornworks.org, MISTYPED",
        "byronwoks.org, MISTYPED", "byronworks-support.com, ADDED_WORD", "securebyronworks.net, ADDED_WORD",
        "byronworks.org.evil.example, IN_FRONT", "login.byronworks-org.evil.example, IN_FRONT", "partner-billing.com, ADDED_WORD",
        "mail.byronworks-login.co.uk, ADDED_WORD", "partner.com, OTHER_ENDING"})
    void tricksAreRecognised(String domain, LikeDomain.How how) {
        assertThat(LikeDomain.of(new Domain(domain), OURS)).hasValueSatisfying(l -> assertThat(l.how()).isEqualTo(how));
    }

    @Test
    @EdgeCase("EC-053")
    void foreignLettersThatLookTheSameAreRecognised() {
        // Cyrillic o and a.
        String domain = IDN.toASCII("byr\u043enworks.org");
        assertThat(LikeDomain.of(new Domain(domain), OURS)).hasValueSatisfying(l -> assertThat(l.how())
                .isEqualTo(LikeDomain.How.LOOKS_SAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"byronworks.org", "mail.byronworks.org", "byron.org", "works.org", "partners.example", "example.com", "",
        "192.0.2.1", "department.co.uk", "partnership.com", "co.uk", "byronworksfans.example"})
    void honestDomainsAreLeftAlone(String domain) {
        assertThat(LikeDomain.of(new Domain(domain), OURS)).isEmpty();
    }

    @ParameterizedTest
    @EdgeCase({"EC-035", "EC-053"})
    @CsvSource({
        "Ada Byron, SAME", "'Byron, Ada', SAME", "Ada K. Byron, SAME", "ADA BYRON, SAME", "Dr. Ada Byron (CEO), SAME", "Adà Byron, SAME",
        "A\u200bda Byron, DISGUISED", "Аdа Byron, DISGUISED", "Ada Byr0n, DISGUISED", "Ada Byrron, MISTYPED"})
    void namesThatReadLikeAPersonsAreRecognised(String shown, LikeName.How how) {
        assertThat(LikeName.of(shown, "Ada Byron")).contains(how);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Byron", "Ada Lovelace", "Lord Byron", "Adam Byrne", ""})
    void otherNamesAreLeftAlone(String shown) {
        assertThat(LikeName.of(shown, "Ada Byron")).isEmpty();
    }

    @Test
    void aPersonOfOneWordIsNeverCompared() {
        assertThat(LikeName.of("Support", "Support")).isEmpty();
    }

    @Test
    void aSwapOfNeighboursIsOneEdit() {
        assertThat(Folding.edits("paypal", "papyal")).isEqualTo(1);
        assertThat(Folding.edits("", "abc")).isEqualTo(3);
        assertThat(Folding.edits("kitten", "sitting")).isEqualTo(3);
    }
}
