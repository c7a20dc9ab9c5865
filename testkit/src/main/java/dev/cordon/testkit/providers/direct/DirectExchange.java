package dev.cordon.testkit.providers.direct;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** One request and what is answered to it, in memory. */
final class DirectExchange extends HttpExchange {
    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private final String method;
    private final URI uri;
    private final Headers asked;
    private final Headers answered = new Headers();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private InputStream request;
    private OutputStream response = body;
    private int status = -1;
    private long announced = -1;

    DirectExchange(String method, URI uri, Headers asked, byte[] request) {
        this.method = method;
        this.uri = uri;
        this.asked = asked;
        this.request = new ByteArrayInputStream(request);
    }

    /** The status; -1 when the connection was closed without an answer. */
    int status() {
        return status;
    }

    byte[] body() {
        return body.toByteArray();
    }

    /** Whether as many bytes came as were announced. */
    boolean isWhole() {
        return announced <= 0 || body.size() == announced;
    }

    @Override public Headers getRequestHeaders() {
        return asked;
    }

    @Override public Headers getResponseHeaders() {
        return answered;
    }

    @Override public URI getRequestURI() {
        return uri;
    }

    @Override public String getRequestMethod() {
        return method;
    }

    @Override public HttpContext getHttpContext() {
        throw new UnsupportedOperationException("there is no server here");
    }

    @Override public void close() {
        // Nothing is open.
    }

    @Override public InputStream getRequestBody() {
        return request;
    }

    @Override public OutputStream getResponseBody() {
        return response;
    }

    @Override public void sendResponseHeaders(int code, long length) {
        status = code;
        announced = length;
        if (length > 0) {
            answered.set("Content-Length", Long.toString(length));
        }
    }

    @Override public InetSocketAddress getRemoteAddress() {
        return HERE;
    }

    @Override public int getResponseCode() {
        return status;
    }

    @Override public InetSocketAddress getLocalAddress() {
        return HERE;
    }

    @Override public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override public Object getAttribute(String name) {
        return "";
    }

    @Override public void setAttribute(String name, Object value) {
        // Nobody asks for one.
    }

    @Override public void setStreams(InputStream in, OutputStream out) {
        request = in;
        response = out;
    }

    @Override public HttpPrincipal getPrincipal() {
        return new HttpPrincipal("nobody", "here");
    }
}
