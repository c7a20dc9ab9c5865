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

    /** What a person does on the page. */
    private interface Visit {
        void on(Browser browser) throws Exception;
    }

    private void visit(Visit visit) throws Exception {
        Optional<Path> program = Browser.installed();
        if (program.isEmpty()) {
            System.out.println("BrowserTest did not run: no Chromium is installed");
            return;
        }
        try (PageServer server = PageServer.start(0, desk, () -> LedgerWatch.Seen.UNKNOWN, (_, _) -> { });
                Browser browser = Browser.start(program.get(), profile)) {
            browser.open(server.url());
            browser.until("document.querySelectorAll('.row').length === 4");
            visit.on(browser);
        }
    }

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

    // From now on the page's questions about one message are answered when the test says so, in the order the test says.
    private static final String HOLD_ANSWERS = """
            window.held = [];
            const real = window.fetch;
            window.fetch = (path, options) => {
              const answer = real(path, options);
              if (!String(path).startsWith('/api/inspection/')) return answer;
              return new Promise((pass) => held.push({ path, pass: () => answer.then(pass) }));
            };
            ''""";

    private static String pass(int which) {
        return "held[" + which + "].pass().then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))"
                + ".then(() => document.getElementById('detail').hidden ? 'hidden' : document.querySelector('#detail h1').innerText)";
    }

    private static final String ESCAPE = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))";

    @Test void lateAnswersNeitherReopenWhatWasClosedNorReplaceWhatIsNewer() throws Exception {
        visit(browser -> {
            String _ = browser.value(HOLD_ANSWERS);

            browser.click("#m-i2");
            browser.until("held.length === 1");
            String _ = browser.value(ESCAPE);
            assertThat(browser.value(pass(0))).as("closed before it was drawn").isEqualTo("hidden");

            browser.click("#m-i2");
            browser.click("#m-i3");
            browser.until("held.length === 3");
            assertThat(browser.value(pass(2))).isEqualTo("Are you at your desk?");
            assertThat(browser.value(pass(1))).as("an answer about the message before").isEqualTo("Are you at your desk?");

            desk.touch("i3");
            browser.until("held.length === 4");
            String _ = browser.value(ESCAPE);
            assertThat(browser.value(pass(3))).as("a refresh on its way while the pane is closed").isEqualTo("hidden");
            assertThat(browser.value("String(document.activeElement.id)")).isEqualTo("messages");
        });
    }

    @Test void anUpdateLeavesWhatAPersonHasInHand() throws Exception {
        visit(browser -> {
            browser.click("#m-i1");
            browser.until("document.querySelector('#why')");
            String _ = browser.value("why.focus(); why.value = 'half a rea'; document.querySelector('#detail details').open = false;"
                    + " window.before = why; window.row = document.getElementById('m-i2'); ''");
            desk.touch("i1");
            browser.until("document.getElementById('why') !== before");
            assertThat(browser.value("why.value + ' ' + document.activeElement.id")).isEqualTo("half a rea why");
            assertThat(browser.value("String(document.querySelector('#detail details').open)")).as("folded stays folded").isEqualTo("false");
            assertThat(browser.value("String(document.getElementById('m-i2') === row)")).as("a row without change is the same element,"
                    + " so that a press that began on it is a click").isEqualTo("true");
        });
    }

    @Test void aNewConnectionThatTellsEverythingAgainChangesNoRow() throws Exception {
        visit(browser -> {
            String _ = browser.value("window.row = document.getElementById('m-i2'); ''");
            desk.breakDown();
            browser.until("document.getElementById('dot').className.includes('bad')");
            desk.mend();
            browser.until("!document.getElementById('dot').className.includes('bad')");
            desk.touch("i1");
            browser.until("document.getElementById('m-i1').innerText.includes('121 ms')");
            assertThat(browser.value("String(document.getElementById('m-i2') === row)")).isEqualTo("true");
        });
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
