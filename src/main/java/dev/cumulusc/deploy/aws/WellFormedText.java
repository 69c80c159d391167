package dev.cumulusc.deploy.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Replaces bytes of answers that are not UTF-8 by U+FFFD. The services of AWS answer in UTF-8; of
 * other bytes, as a proxy sends them, the JDK's XML parser prints a line of its own on the standard
 * error before it refuses them.
 */
final class WellFormedText implements ExecutionInterceptor {
  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    boolean object =
        "GetObject".equals(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    Optional<InputStream> content = context.responseBody();
    return object && context.httpResponse().isSuccessful()
        ? content
        : content.map(WellFormedText.Body::new);
  }

  /** Reads all of the other stream when it is first read, so that a lost connection shows there. */
  private static final class Body extends InputStream {
    private final InputStream received;
    private @Nullable InputStream text;

    Body(InputStream received) {
      this.received = received;
    }

    private InputStream text() throws IOException {
      InputStream known = text;
      if (known == null) {
        known =
            new ByteArrayInputStream(new String(received.readAllBytes(), UTF_8).getBytes(UTF_8));
        text = known;
      }
      return known;
    }

    @Override
    public int read() throws IOException {
      return text().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return text().read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
      return text().available();
    }

    @Override
    public void close() throws IOException {
      received.close();
    }
  }
}
