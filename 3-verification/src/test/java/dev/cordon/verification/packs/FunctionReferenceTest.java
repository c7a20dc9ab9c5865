package dev.cordon.verification.packs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mdm.lists.MailLists;
import dev.cordon.mql.check.FunctionPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/reference/mql-functions.md is what the declarations say; {@code -Dgolden.update=true} writes it anew. */
final class FunctionReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/mql-functions.md");

    @Test void theReferencePageIsWhatTheDeclarationsSay() throws IOException {
        Language language = Language.of(List.of(), MailLists.builtin().types());
        String page = FunctionPage.of(language.functions(), "mvn test -pl 3-verification -am -Dtest=FunctionReferenceTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    @Test void everyFunctionOfTheCorpusHasItsAliases() {
        Language language = Language.of(List.of(), MailLists.builtin().types());
        for (String name : List.of("ilike", "like", "beta.scan_base64", "profile.by_reply_to", "beta.message_screenshot",
                "beta.linkanalysis",
                "strings.parse_json", "file.parse_ics", "beta.file.parse_ics")) {
            assertThat(language.functions().find(name)).as(name).isPresent();
        }
    }
}
