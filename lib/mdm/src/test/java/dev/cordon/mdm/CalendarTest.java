package dev.cordon.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mdm.file.Calendars;
import dev.cordon.mql.value.Struct;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Calendars as strangers send them. */
class CalendarTest {

    private static Struct read(String... lines) {
        return Objects.requireNonNull(Calendars.of(String.join("\r\n", lines) + "\r\n"));
    }

    @Test
    void aByteOrderMarkBareLineFeedsAndSmallLettersAreRead() {
        Struct ics = Objects.requireNonNull(Calendars.of(
                "\uFEFF\nbegin:vcalendar\nmethod:request\nbegin:vevent\nsummary:x\n\nend:vevent\nend:vcalendar"));
        assertThat(Get.at(ics, "method")).isEqualTo("request");
        assertThat(Get.at(ics, "events[0].summary")).isEqualTo("x");
        assertThat(Get.size(ics, "_errors")).isZero();
    }

    @Test
    void whatStandsInOtherPartsIsNotTheEvents() {
        Struct ics = read("BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "TZURL:https://zone.example/", "BEGIN:STANDARD", "TZNAME:z", "END:STANDARD",
                "END:VTIMEZONE", "BEGIN:VEVENT", "BEGIN:VALARM", "DESCRIPTION:no", "END:VALARM", "UID:1", "END:VEVENT", "X-LATE:1",
                "END:VCALENDAR", "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:2", "END:VEVENT", "END:VCALENDAR");
        assertThat(Get.at(ics, "events[0].uid")).isEqualTo("1");
        assertThat(Get.at(ics, "events[0].description")).isNull();
        assertThat(Get.at(ics, "events[1].uid")).isEqualTo("2");
        assertThat(Get.at(ics, "raw_properties[0].key")).isEqualTo("X-LATE");
        assertThat(Get.size(ics, "raw_properties")).isEqualTo(1);
    }

    @Test
    void aBrokenCalendarKeepsWhatCameBeforeAndSaysSo() {
        for (String line : new String[] {"SUMMARY;X:y", "END:VTODO", "X"}) {
            Struct ics = read("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "URL:https://evil.example.com/", line);
            assertThat(Get.at(ics, "events[0].uid")).as(line).isEqualTo("1");
            assertThat(Get.at(ics, "events[0].links[0].href_url.domain.domain")).as(line).isEqualTo("evil.example.com");
            assertThat(Get.at(ics, "_errors[0].type")).as(line).isEqualTo("calendar-broken");
            assertThat(Get.at(ics, "_errors[0].field")).as(line).isEqualTo("VEVENT");
        }
        assertThat(Calendars.of("")).isNull();
        assertThat(Calendars.of("BEGIN:VCARD\r\nEND:VCARD\r\n")).isNull();
        assertThat(Get.at(read("BEGIN:VCALENDAR"), "_errors[0].field")).isEqualTo("VCALENDAR");
    }

    @Test
    void escapesOfTextAreUndone() {
        assertThat(Get.at(read("BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:a\\, b\\; c\\nd\\Ne\\\\f", "END:VEVENT", "END:VCALENDAR"),
                "events[0].summary")).isEqualTo("a, b; c\nd\ne\\f");
    }

    @Test
    void eachBoundIsTold() {
        assertThat(Get.at(read("BEGIN:VCALENDAR", "BEGIN:VEVENT\r\n".repeat(20_000)), "_errors[0].type")).isEqualTo("calendar-too-large");
        assertThat(Get.at(read("BEGIN:VCALENDAR", "A:b\r\n".repeat(30_000) + "END:VCALENDAR"),
                "_errors[0].type")).isEqualTo("calendar-too-large");
        Struct events = read("BEGIN:VCALENDAR", "BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(2_000) + "END:VCALENDAR");
        assertThat(Get.at(events, "_errors[0].type")).isEqualTo("calendar-too-large");
        assertThat(Get.size(events, "events")).isEqualTo(1_000);
        Struct text = read("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DESCRIPTION:" + "x".repeat(5 << 20), "END:VEVENT", "END:VCALENDAR");
        assertThat(Get.at(text, "events[0].uid")).isEqualTo("1");
        assertThat(Get.at(text, "_errors[0].type")).isEqualTo("calendar-broken");
    }
}
