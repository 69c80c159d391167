package dev.cumulusc.deploy.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * HTTP that is patient with services that have answered before: their lost connections are tried
 * again and again. An address where nothing has ever answered is given up soon.
 */
final class PatientHttpClient implements SdkHttpClient {
  /** Thrown when there is nothing at an address; it is no reason to try again. */
  static final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String address, IOException cause) {
      super(address + ": " + reason(cause));
      // Not as the cause: by its cause the SDK would know it for something to try again.
      addSuppressed(cause);
    }

    private static String reason(IOException cause) {
      if (cause instanceof UnknownHostException) {
        return "there is no such host";
      }
      return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
  }

  private static final Duration FIRST_TRIES = Duration.ofSeconds(2);

  private final SdkHttpClient client;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final long started = System.nanoTime();

  /**
   * Makes a client.
   *
   * @param encrypted whether it needs to speak TLS: the certificates that the machine trusts take
   *     long to read, and no emulator on a plain address asks for them
   */
  PatientHttpClient(boolean encrypted) {
    client = encrypted ? overTls() : UrlConnectionHttpClient.create(PatientHttpClient::connect);
  }

  private static SdkHttpClient overTls() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(2))
        .socketTimeout(Duration.ofSeconds(60))
        .build();
  }

  private static HttpURLConnection connect(URI address) {
    try {
      return (HttpURLConnection) address.toURL().openConnection();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = client.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(prepared, request.httpRequest());
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private HttpExecuteResponse answer(ExecutableHttpRequest prepared, SdkHttpRequest request)
      throws IOException {
    try {
      HttpExecuteResponse response = prepared.call();
      answered.set(true);
      return response;
    } catch (IOException e) {
      if (!answered.get() && System.nanoTime() - started > FIRST_TRIES.toNanos()) {
        throw new UnreachableException(request.host() + ":" + request.port(), e);
      }
      throw e;
    }
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String clientName() {
    return client.clientName();
  }
}
