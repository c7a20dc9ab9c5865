package dev.cordon.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.testkit.EdgeCase;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it. Needs an installed Chromium; without one it says so and passes. */
@Tag("servers")
class BrowserTest {
    @TempDir(cleanup = CleanupMode.NEVER) Path profile;

    private final FakeDesk desk = new FakeDesk();

    @EdgeCase("EC-105")
    @Test void aPersonFindsUnderstandsAndReleasesAMessageAndNothingHostileRuns() throws Exception {
        Optional<Path> program = Browser.installed();
        if (program.isEmpty()) {
            System.out.println("BrowserTest did not run: no Chromium is installed");
            return;
        }
        try (PageServer server = PageServer.start(0, desk, () -> new LedgerWatch.Seen("yes", "17 entries hold", 17, "ab", ""), (_, _) ->
                { });
                Browser browser = Browser.start(program.get(), profile)) {
            browser.window(1400, 900, false);
            browser.open(server.url());
            browser.until("document.querySelectorAll('.row').length === 4");
            browser.until("document.getElementById('ledger').innerText.includes('Verified')");
            assertThat(browser.value("location.hash")).as("the key leaves the address").isEmpty();
            assertThat(browser.value("document.cookie")).as("scripts cannot read the session").isEmpty();

            browser.click(".row:has(.malicious)");
            browser.until("document.querySelector('#detail h1')");
            assertThat(browser.value("document.querySelector('#detail h1').innerText")).contains("<img src=x"
                    + " onerror=").contains("<U+001B>[31m").contains("<U+202E>");
            assertThat(browser.value("document.querySelector('#detail"
                    + " .cite').innerText")).contains("\\x1b[31m").contains("\\xe2\\x80\\xae");
            assertThat(browser.value("String(document.querySelectorAll('main img, #detail img, main script, #detail script, main b,"
                    + " #detail a').length)"))
                    .as("elements that a message brought: only our own figures are"
                            + " <b>").isEqualTo(browser.value("String(document.querySelectorAll('.figure b').length)"));
            assertThat(browser.value("document.title")).isEqualTo("Cordon");

            String _ = browser.value("document.getElementById('why').value = 'the supplier confirmed it'");
            browser.click(".release button");
            browser.until("document.querySelector('#detail .tag').innerText === 'released'");
            assertThat(desk.released).containsEntry("i1", "the supplier confirmed it");

            String _ = browser.value("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))");
            browser.until("document.getElementById('detail').hidden");
            browser.until("[...document.querySelectorAll('.row .action')].some(a => a.innerText === 'put back')");
            assertThat(browser.problems).as("what the browser complained about").isEmpty();
        }
    }

    @Test void withoutTheKeyThePageShowsNothing() throws Exception {
        Optional<Path> program = Browser.installed();
        if (program.isEmpty()) {
            System.out.println("BrowserTest did not run: no Chromium is installed");
            return;
        }
        try (PageServer server = PageServer.start(0, desk, () -> LedgerWatch.Seen.UNKNOWN, (_, _) -> { });
                Browser browser = Browser.start(program.get(), profile)) {
            browser.open(server.address());
            browser.until("!document.getElementById('gate').hidden");
            assertThat(browser.value("document.body.innerText")).contains("Open this page from the terminal").doesNotContain("Lunch on"
                    + " Friday");
        }
    }
}
