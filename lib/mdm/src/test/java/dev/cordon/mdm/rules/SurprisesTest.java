package dev.cordon.mdm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.eval.Found;
import org.junit.jupiter.api.Test;

/**
 * Cases 1 to 25 of the 50 in which rules and mail surprise: part H of the specification, case {@code n} as test {@code hn}. Cases 26 to
 * 50 are in {@link MoreSurprisesTest}.
 */
class SurprisesTest {

    private static final String REPLY = "strings.contains(headers.in_reply_to, 'x')";

    private static Case plain() {
        return Case.mail("From: Eve <eve@example.net>", "To: Ada <ada@example.org>", "Subject: Hello", "",
                "see https://evil.example.com/a");
    }

    @Test
    void h01ArraysUnderANullParentAreNullAndThoseOfTheModelEmpty() {
        Case empty = Case.mail("From: eve@example.net", "Content-Type: application/x-thing", "", "x");
        empty.holds("body.current_thread is null", "length(body.links) == 0", "all(body.current_thread.links, false)",
                "length(headers.references) == 0",
                "length(body.previous_threads) == 0");
        empty.isNull("length(body.current_thread.links)", "not any(body.current_thread.links, true)");
        Case.mail("From: eve@example.net", "", "x").holds("length(attachments) == 0", "not any(attachments, true)",
                "all(headers.hops, .authentication_results is null)");
        empty.needs("file.explode", "not any(file.explode(attachments[0]), any(.scan.url.urls, true))");
        Case.html("<a href='https://a.example.com/?x=1'>a</a>").isNull("length(body.links[0].href_url.query_params_decoded['y'])")
                .holds("length(body.links[0].href_url.query_params_decoded['x']) == 1");
    }

    @Test
    void h02TheNegationOfAMissingAnswerIsNeverTrue() {
        plain().needs("ml.nlu_classifier", "not any(ml.nlu_classifier(body.current_thread.text).intents, .name == 'benign')",
                "all(ml.nlu_classifier(body.current_thread.text).intents, .name == 'benign')",
                "length(filter(ml.nlu_classifier(body.current_thread.text).topics, .name == 'x')) == 0")
                .needs("beta.ml_topic", "not any(beta.ml_topic(body.current_thread.text).topics, .name == 'Newsletters')");
    }

    @Test
    void h03ANullClauseKeepsACountOpen() {
        plain().isNull("1 of (" + REPLY + ", false)", "2 of (" + REPLY + ", false, false)", "2 of (type.inbound, " + REPLY + ")")
                .holds("2 of (type.inbound, " + REPLY + ", true)").is("1 of (false, false)", "false");
    }

    @Test
    void h04BothWaysToWriteNotInAreNullForNull() {
        Case broken = Case.mail("From: not an address", "To: ada@example.org", "", "x");
        broken.isNull("sender.email.domain.root_domain not in $high_trust_sender_root_domains",
                "not (sender.email.domain.root_domain in $high_trust_sender_root_domains)",
                "sender.email.domain.root_domain not in~ ('a')",
                "(sender.email.domain.root_domain in $high_trust_sender_root_domains and not headers.auth_summary.dmarc.pass)"
                + " or sender.email.domain.root_domain not in $high_trust_sender_root_domains");
    }

    @Test
    void h05NotPassIsNullWithoutAResult() {
        plain().isNull("not headers.auth_summary.dmarc.pass", "headers.auth_summary.dmarc.pass")
                .holds("not coalesce(headers.auth_summary.dmarc.pass, false)", "headers.auth_summary.dmarc is null");
        Case.mail("Authentication-Results: mx.example.org; dmarc=fail header.from=example.net", "From: eve@example.net", "", "x")
                .holds("not headers.auth_summary.dmarc.pass");
    }

    @Test
    void h06DistinctByWhetherKeepsTheFirstOfEachInOrder() {
        Case hops = Case.mail("Received: from c by d.example.org", "Authentication-Results: mx.example.org; dmarc=pass",
                "Received: from b by c.example.net", "Authentication-Results: b.example.net; dmarc=fail",
                "Received: from a by b.example.net",
                "From: eve@example.net", "", "https://a.example.com https://b.example.com https://aka.ms/x");
        hops.holds("length(headers.hops) == 3", "length(distinct(headers.hops, .authentication_results.dmarc is not null)) <= 2",
                "any(distinct(headers.hops, .authentication_results.dmarc is not null),"
                + " strings.ilike(.authentication_results.dmarc, '*fail'))",
                "not any(distinct(headers.hops, .authentication_results.dmarc is not null), .authentication_results.dmarc == 'pass')",
                "length(distinct(body.links, .href_url.domain.root_domain not in ('aka.ms'))) == 2",
                "distinct(body.links, .href_url.domain.root_domain not in ('aka.ms'))[0].href_url.domain.domain == 'a.example.com'");
    }

    @Test
    void h07EqualNullIsAlwaysNull() {
        plain().isNull("subject.subject == null", "headers.in_reply_to == null", "null == null", "not (headers.in_reply_to == null)")
                .holds("length(filter(body.links, .display_text == null)) == 0", "not any(body.links, .display_text == null)");
    }

    @Test
    void h08IntegersAreDividedToIntegers() {
        plain().is("7 / 2", "3", "-7 / 2", "-3", "7 / 2.0", "3.5", "1 / 2 > 0.4", "false", "(1 + 2) / 2.0", "1.5", "10 * 100 / 300 > 3",
                "false")
                .isNull("1 / 0", "length(subject.subject) / length(attachments) > 1", "5 % 0");
    }

    @Test
    void h09ItemsOfOuterLoopsAreSeenInside() {
        plain().holds("any(['a', 'a.txt'], any(['a', 'a.txt'], . != .. and strings.starts_with(., ..)))",
                "any(['a'], any(['b'], any(['c'], strings.concat(., .., ...) == 'cba')))",
                "any(body.links, strings.icontains(.href_url.url,\n // a remark between arguments\n 'nothing',\n // and another\n 'EVIL'))",
                "any(recipients.to, any(body.links, any([1], strings.icontains('to Ada', ...display_name))))");
        plain().is("any(['a'], any(['a'], . != ..))", "false");
    }

    @Test
    void h10AFilterIsALoopOfItsOwnAndEndsBeforeThePredicate() {
        Case mail = Case.mail("From: Eve <eve@example.net>", "To: ada@example.org, bob@example.org", "",
                "https://a.example.com/?u=bob@example.org");
        mail.holds(
                "any(recipients.to, any(filter(body.links, strings.icontains(.href_url.url, ..email.email)), ..email.local_part == 'bob'))",
                "any(recipients.to, any(map(body.links, .href_url.url), strings.icontains(., ..email.email)))",
                "any(recipients.to, any(body.links, any(filter([.href_url.url], strings.icontains(., ...email.email)), true)))",
                "length(filter(recipients.to, any(map(body.links, .href_url.url), strings.icontains(., ..email.email)))) == 1");
    }

    @Test
    void h11MembershipInAComputedArray() {
        Case hops = Case.mail("X-One: 1", "Received: from c by d.example.org", "Authentication-Results: mx.example.org; dmarc=pass",
                "Received: from b by c.example.net", "From: eve@example.net", "", "x");
        hops.holds("any(headers.hops, any(['x-one'], . in~ map(..fields, .name)))",
                "not 'fail' in~ distinct(map(headers.hops, .authentication_results.dmarc))",
                "'PASS' in~ distinct(map(headers.hops, .authentication_results.dmarc))",
                "any(map(headers.hops, .authentication_results.dmarc), . is null)");
    }

    @Test
    void h12AnArrayOfOneIsAConditional() {
        plain().is("filter([headers.mailer], . is not null and . != '')", "[]",
                "map(filter([subject.subject], . == 'Hello'), strings.concat('S: ', .))", "['S: Hello']",
                "map(filter([headers.auth_summary.spf], headers.auth_summary.spf.error), .details.verdict)", "[]");
        Case.mail("X-Sender: mallory@example.com", "From: eve@example.net", "", "x")
                .is("map(filter([headers.x_sender.email], . is not null and . != sender.email.email), .)", "['mallory@example.com']");
    }

    @Test
    void h13MatchIsWholeContainsIsSearch() {
        plain().is("regex.match('abc', 'b')", "false", "regex.contains('abc', 'b')", "true", "regex.imatch(\"a\\nb\", 'a.*')", "false",
                "regex.imatch(\"a\\nb\", '(?s)a.*')", "true", "regex.imatch('RE: hi', '(re|fwd?)\\s*:.*')", "true");
        Case.mail("References: <abcde12345@x.example>", "From: eve@example.net", "", "x")
                .holds("regex.imatch(headers.references[0], '[a-e]{5}\\d{5}@x\\.example')");
    }

    @Test
    void h14GlobsCrossLinesAndKnowNoBracketsOrBackslashes() {
        Case.html("<img\n\nalt=x\nsrc=cid:1>").holds("strings.ilike(body.html.raw, '*img*cid*')");
        plain().holds("strings.like('x [Convert]::ToChar y', '*[Convert]::ToChar*')", "strings.like('a(b', 'a(b')",
                "strings.like('ato\\u0062', 'ato\\u0062')", "strings.ilike('a[x](?[y]%256]z', '*[?](?[?]%256]*')")
                .is("strings.like('C', '[Convert]')", "false");
    }

    @Test
    void h15AGlobWithoutWildcardsIsEquality() {
        plain().is("strings.ilike('Document', 'document')", "true", "strings.like('Document', 'document')", "false",
                "strings.ilike('documents', 'document')", "false", "strings.like('HHR', 'H?R')", "true", "strings.like('HR', 'H?R')",
                "false");
    }

    @Test
    void h16BothKindsOfQuotes() {
        plain().is("regex.contains('a7', \"\\\\d\")", "true", "regex.contains('a7', '\\d')", "true", "\"it\\'s\" == \"it's\"", "true",
                "length('\\n')", "2", "length(\"\\n\")", "1");
    }

    @Test
    void h17NamesOfFieldsKeepTheirCase() {
        Case mail = Case.mail("x-google-group-id: 1", "X-MS-Exchange-CrossTenant-AuthAs: Internal", "From: eve@example.net", "", "x");
        mail.is("any(headers.hops, any(.fields, .name == 'X-MS-Exchange-CrossTenant-AuthAs'))", "true",
                "any(headers.hops, any(.fields, .name in ('x-google-group-id', 'list-post')))", "true",
                "any(headers.hops, any(.fields, .name == 'X-Google-Group-Id'))", "false",
                "any(headers.hops, any(.fields, .name =~ 'X-Google-Group-Id'))", "true");
    }

    @Test
    void h18TheFirstHopHasItsServerAndTheFieldsOfTheOrigin() {
        Case.mail("Received: from smtp.gmail.com by mx.example.org", "X-Above: 1",
                "Received: from [192.0.2.7] by smtp.gmail.com with ESMTPSA",
                "X-ThreatSim-ID: 7", "From: eve@example.net", "", "x")
                .holds("headers.hops[0].received.server.raw == 'smtp.gmail.com'",
                        "any(headers.hops, .index == 0 and any(.fields, .name == 'X-ThreatSim-ID'))",
                        "any(headers.hops, .index == 0 and any(.fields, .name == 'From'))", "length(headers.hops) == 2");
        plain().holds("length(headers.hops) == 1", "headers.hops[0].index == 0", "headers.hops[0].received is null");
    }

    @Test
    void h19IdentifiersKeepBracketsAndReferencesDoNot() {
        Case.mail("Message-ID: <Share-1@odspnotify>", "In-Reply-To: <Share-2@odspnotify>", "References: <a@x.example> <b@x.example>",
                "From: eve@example.net", "", "x")
                .holds("strings.starts_with(headers.message_id, '<Share-')", "strings.ends_with(headers.in_reply_to, '@odspnotify>')",
                        "not strings.ends_with(headers.in_reply_to, 'odspnotify')", "headers.references[1] == 'b@x.example'",
                        "length(headers.references) == 2");
    }

    @Test
    void h20RecipientsWithoutAValidDomain() {
        Case.stray("From: eve@example.net", "", "x").holds("all(recipients.to, .email.domain.valid == false)",
                "length(recipients.to) == 0");
        Case undisclosed = Case.mail("From: eve@example.net", "To: undisclosed-recipients:;", "", "x");
        undisclosed.holds("length(recipients.to) == 1", "any(recipients.to, strings.ilike(.display_name, 'undisclosed?recipients'))",
                "all(recipients.to, .email.domain.valid == false)");
        plain().is("all(recipients.to, .email.domain.valid == false)", "false");
        plain().is("all([1], strings.contains(headers.in_reply_to, 'x'))", "false");
    }

    @Test
    void h21TheFirstOfNobodyIsNull() {
        Case.stray("From: eve@example.net", "", "x").isNull("recipients.to[0].email.email == 'a'", "recipients.to[0].email.domain.valid",
                "not (recipients.to[0].display_name == 'x')").holds("recipients.to[0] is null", "recipients.cc[0].email.email is null");
    }

    @Test
    void h22MissingAddressesInEarlierMessagesAreEmpty() {
        Case.mail("From: eve@example.net", "To: ada@example.org", "", "pay please", "", "From: Big Boss",
                "Sent: Monday, 5 January 2026 10:00",
                "To: Ada", "Subject: Invoice", "", "please pay")
                .holds("length(body.previous_threads) == 1", "body.previous_threads[0].sender.email.email == ''",
                        "body.previous_threads[0].sender.display_name == 'Big Boss'", "strings.icontains('anything', '')");
    }

    @Test
    void h23AListOfPeopleThatNobodyConfiguredIsEmpty() {
        plain().is("any($org_vips, .display_name =~ sender.display_name)", "false", "not any($org_vips, .email == sender.email.email)",
                "true")
                .needs("$sender_emails", "sender.email.email in $sender_emails", "sender.email.email not in $sender_emails");
    }

    @Test
    void h24DomainsOfTheOrganisationStandAsConfigured() {
        plain().is("'example.org' in $org_domains", "true", "'www.example.org' in $org_domains", "false",
                "'mail.partner.example' in $org_domains", "true", "'partner.example' in $org_domains", "false");
    }

    @Test
    void h25ListsOfHostsMatchExactly() {
        Case.html("<a href='https://drive.google.com/x'>a</a>"
                + "<a href='https://x.drive.google.com/'>b</a><a href='https://w.example.ac.th/'>c</a>")
                .is("body.links[0].href_url.domain.domain in $free_file_hosts", "true",
                "body.links[1].href_url.domain.domain in $free_file_hosts",
                        "false", "body.links[2].href_url.domain.tld", "'ac.th'", "body.links[2].href_url.domain.tld in $suspicious_tlds",
                        "true",
                        "body.links[2].href_url.domain.root_domain", "'example.ac.th'");
    }

    @Test
    void aMissingAnswerNamesItsCapability() {
        Found found = plain().found("type.inbound and ml.link_analysis(body.links[0]).credphish.disposition == 'phishing'");
        assertThat(found.isUndecided()).isTrue();
        assertThat(found.missing()).containsExactly("ml.link_analysis");
    }
}
