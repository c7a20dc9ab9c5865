package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Fri, 21 Nov 1997 09:55:06 -0600|1997-11-21T09:55:06-06:00",
        "21 Nov 1997 09:55 +0000|1997-11-21T09:55Z",
        "Thu,\t13 Feb 1969 23:32 -0330 (Newfoundland Time)|1969-02-13T23:32-03:30",
        "21 Nov 97 09:55:06 GMT|1997-11-21T09:55:06Z",
        "21 Nov 05 09:55:06 EST|2005-11-21T09:55:06-05:00",
        "21 Nov 105 09:55:06 PDT|2005-11-21T09:55:06-07:00",
        "21 Nov 1997 09:55:06 A|1997-11-21T09:55:06Z",
        "Fri Nov 21 09:55:06 1997|1997-11-21T09:55:06Z",
        "21-Nov-1997 09:55:06 +0100 (CET)|1997-11-21T09:55:06+01:00",
        "Fri, 21 Nov 1997 09(comment):55:06 -0600|",
        "Sat, 21 Nov 1997 09:55:60 +0000|1997-11-21T09:55:59Z",
        "yesterday|",
        "32 Nov 1997 09:55:06 +0000|",
        "21 Nov 1997 25:00:00 +0000|"})
    void readsDates(String value, String expected) {
        MailDate date = Mail.field("Date: " + value).date();
        if (expected == null) {
            assertThat(date.when()).isEmpty();
            assertThat(date.defects()).isNotEmpty();
        } else {
            assertThat(date.when()).contains(OffsetDateTime.parse(expected));
        }
        assertThat(date.text()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Sat, 21 Nov 1997 09:55:06 +0000|DATE_WEEKDAY",
        "21 Nov 97 09:55:06 +0000|DATE_OBSOLETE",
        "21 Nov 1997 09:55:06|DATE_OBSOLETE",
        "32 Nov 1997 09:55:06 +0000|DATE_IMPOSSIBLE",
        "soon|DATE_MALFORMED"})
    void tellsWhatIsWrong(String value, MimeDefect defect) {
        assertThat(Mail.defects(Mail.read("Date: " + value + "\r\n\r\n"))).contains(defect);
    }
}
