package dev.cordon.mime.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Properties;

import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Mailbox;
import dev.cordon.mime.MimeMessage;
import dev.cordon.mime.MimePart;
import dev.cordon.mime.MimeReader;
import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.util.MimeUtil;

/** The same work, done by each library; each gives a number that depends on all it read. */
final class Readers {

    private static final MimeConfig CONFIG = MimeConfig.PERMISSIVE;
    private static final Session SESSION = Session.getInstance(new Properties());

    private Readers() {
    }

    static long cordon(byte[] mail) {
        long sum = 0;
        MimeMessage message = MimeReader.read(mail);
        for (MimePart part : message.parts()) {
            for (HeaderField field : part.headers()) {
                sum += field.name().length() + field.text().length();
                if (isAddresses(field.name())) {
                    for (Mailbox mailbox : field.addresses().mailboxes()) {
                        sum += mailbox.displayName().length() + mailbox.address().length();
                    }
                }
            }
            if (part.children().isEmpty()) {
                sum += part.contentType().isText() ? part.body().text().length() : part.body().length();
            }
        }
        return sum;
    }

    static long mime4jStream(byte[] mail) {
        long sum = 0;
        MimeTokenStream stream = new MimeTokenStream(CONFIG);
        stream.parse(new ByteArrayInputStream(mail));
        try {
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                if (state == EntityState.T_FIELD) {
                    sum += mime4jField(stream.getField());
                } else if (state == EntityState.T_BODY) {
                    BodyDescriptor descriptor = stream.getBodyDescriptor();
                    byte[] body = stream.getDecodedInputStream().readAllBytes();
                    sum += descriptor.getMediaType().equals("text")
                            ? new String(body, charset(descriptor.getCharset())).length() : body.length;
                }
            }
        } catch (IOException | MimeException e) {
            return sum;
        }
        return sum;
    }

    private static long mime4jField(Field field) {
        long sum = field.getName().length()
                + DecoderUtil.decodeEncodedWords(MimeUtil.unfold(field.getBody()), DecodeMonitor.SILENT).length();
        if (isAddresses(field.getName())) {
            for (var mailbox : LenientAddressParser.DEFAULT.parseAddressList(MimeUtil.unfold(field.getBody())).flatten()) {
                sum += (mailbox.getName() == null ? 0 : mailbox.getName().length()) + mailbox.getAddress().length();
            }
        }
        return sum;
    }

    static long mime4jDom(byte[] mail) {
        try {
            DefaultMessageBuilder builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(CONFIG);
            Message message = builder.parseMessage(new ByteArrayInputStream(mail));
            return entity(message);
        } catch (IOException | StackOverflowError e) {
            return 0;
        }
    }

    private static long entity(Entity entity) throws IOException {
        long sum = 0;
        for (Field field : entity.getHeader().getFields()) {
            sum += mime4jField(field);
        }
        Body body = entity.getBody();
        if (body instanceof org.apache.james.mime4j.dom.Multipart multipart) {
            for (Entity part : multipart.getBodyParts()) {
                sum += entity(part);
            }
        } else if (body instanceof Message message) {
            sum += entity(message);
        } else if (body instanceof SingleBody single) {
            byte[] bytes = single.getInputStream().readAllBytes();
            sum += entity.getMimeType().startsWith("text/") ? new String(bytes, charset(entity.getCharset())).length() : bytes.length;
        }
        return sum;
    }

    static long angus(byte[] mail) {
        try {
            return angusPart(new jakarta.mail.internet.MimeMessage(SESSION, new ByteArrayInputStream(mail)));
        } catch (MessagingException | IOException | StackOverflowError e) {
            return 0;
        }
    }

    private static long angusPart(Part part) throws MessagingException, IOException {
        long sum = 0;
        for (Enumeration<Header> headers = part.getAllHeaders(); headers.hasMoreElements();) {
            Header header = headers.nextElement();
            sum += header.getName().length() + MimeUtility.decodeText(MimeUtility.unfold(header.getValue())).length();
            if (isAddresses(header.getName())) {
                sum += angusAddresses(header.getValue());
            }
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                sum += angusPart(multipart.getBodyPart(i));
            }
        } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof Part inner) {
            sum += angusPart(inner);
        } else {
            try (InputStream in = part.getInputStream()) {
                byte[] bytes = in.readAllBytes();
                sum += part.isMimeType("text/*") ? new String(bytes, charset(angusCharset(part))).length() : bytes.length;
            }
        }
        return sum;
    }

    private static long angusAddresses(String value) {
        long sum = 0;
        try {
            for (Address address : InternetAddress.parseHeader(value, false)) {
                InternetAddress internet = (InternetAddress) address;
                sum += (internet.getPersonal() == null ? 0 : internet.getPersonal().length())
                        + (internet.getAddress() == null ? 0 : internet.getAddress().length());
            }
        } catch (MessagingException e) {
            return sum;
        }
        return sum;
    }

    private static String angusCharset(Part part) throws MessagingException {
        try {
            String charset = new ContentType(part.getContentType()).getParameter("charset");
            return charset == null ? "us-ascii" : MimeUtility.javaCharset(charset);
        } catch (jakarta.mail.internet.ParseException e) {
            return "us-ascii";
        }
    }

    private static Charset charset(String name) {
        try {
            return name == null ? StandardCharsets.ISO_8859_1 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static boolean isAddresses(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "from", "to", "cc" -> true;
            default -> false;
        };
    }
}
