package dev.cordon.mdm.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Named lists: part E of the specification, and H.23 to H.25. */
class MailListsTest {

    @Test
    void carriedListsHaveTheEntriesThatTheSpecificationCounts() {
        MailLists lists = MailLists.builtin();
        Map<String, Integer> sizes = Map.of("high_trust_sender_root_domains", 584, "free_email_providers", 22_588, "free_file_hosts", 208,
                "url_shorteners", 352, "suspicious_tlds", 144, "file_types_images", 12, "suspicious_subjects", 113, "tranco_10k", 10_000);
        sizes.forEach((name, size) -> assertThat(lists.values(name).orElseThrow()).as(name).hasSize(size));
        assertThat(lists.find("suspicious_tlds").orElseThrow().contains("ac.th")).isTrue();
        assertThat(lists.find("free_email_providers").orElseThrow().contains("gmail.com")).isTrue();
        assertThat(lists.find("free_email_providers").orElseThrow().contains("x.gmail.com")).isFalse();
    }

    @Test
    void aListThatNobodyConfiguredIsAbsentExceptThoseThatStartEmpty() {
        MailLists lists = MailLists.builtin();
        assertThat(lists.values("org_domains")).isEmpty();
        assertThat(lists.values("sender_emails")).isEmpty();
        assertThat(lists.values("nosuch")).isEmpty();
        assertThat(lists.values("org_vips")).hasValueSatisfying(v -> assertThat(v).isEmpty());
        assertThat(lists.values("tenant_domains")).hasValueSatisfying(v -> assertThat(v).isEmpty());
        assertThat(lists.unconfigured()).contains("org_domains", "org_vips", "tranco_1m").doesNotContain("url_shorteners");
        assertThat(lists.types()).containsKeys("org_vips", "umbrella_1m", "replyto_service_domains");
    }

    @Test
    void theOrganisationFillsItsLists() {
        MailLists lists = MailLists.builtin().withOrganisation(List.of("Example.org", "mail.example.co.uk"), List.of("Ada Byron"),
                List.of(MailLists.vip("Ada Byron", "Ada", "Byron", "Ada@Example.org", "CEO")), Map.of("internal_partners",
                        List.of("partner.example")));
        assertThat(lists.values("org_domains").orElseThrow().equals(List.of("example.org", "mail.example.co.uk"))).isTrue();
        assertThat(lists.values("org_slds").orElseThrow().equals(List.of("example"))).isTrue();
        assertThat(lists.values("org_vips").orElseThrow()).hasSize(1);
        assertThat(lists.types()).containsKey("internal_partners");
    }

    @Test
    void aFolderIsReadByNameAndByManifest(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "One\n\n  \r\nTwo \n");
        Files.writeString(folder.resolve("ranks.csv"), "1,A.example\n2,b.example\n");
        Files.writeString(folder.resolve("wide.csv"), "rank,name,domain\n1,\"x\",\"C.example\"\n");
        Files.writeString(folder.resolve("manifest.json"), """
                {"lists":[{"file":"ranks.csv","identifier":"top","headers":["x","entry"],"format":"hostname"},
                {"file":"wide.csv","identifier":"wide_one","headers":["a","b","entry"],"includes_header":true}]}""");
        MailLists lists = MailLists.builtin().withFolder(folder);
        assertThat(lists.values("mine").orElseThrow().equals(List.of("One", "Two"))).isTrue();
        assertThat(lists.values("top").orElseThrow().equals(List.of("a.example", "b.example"))).isTrue();
        assertThat(lists.values("wide_one").orElseThrow().equals(List.of("C.example"))).isTrue();
        assertThat(lists.values("url_shorteners")).isPresent();
    }
}
