package dev.cumulusc.deploy.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
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
      this(address, reason(cause), cause);
    }

    UnreachableException(String address, String reason, IOException cause) {
      super(address + ": " + reason);
      // Not as the cause: by its cause the SDK would know it for something to try again.
      addSuppressed(cause);
    }

    private static String reason(IOException cause) {
      if (cause instanceof UnknownHostException) {
        return "there is no such host";
      } else if (String.valueOf(cause.getMessage()).startsWith("PKIX path building failed")) {
        return "its certificate is signed by nobody who is trusted; where a proxy signs it, name the"
            + " file with the proxy's certificate in `AWS_CA_BUNDLE`";
      }
      return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
  }

  /** For how long an address is tried where nobody accepts connections, or loses them at once. */
  private static final Duration FIRST_TRIES = Duration.ofSeconds(1);

  /** How often it is tried at least: on a machine with much to do, one try may take that long. */
  private static final int MIN_FIRST_TRIES = 2;

  /** How often the first answer of all is waited for: one that is slow to begin gets a chance. */
  private static final int FIRST_ANSWER_TRIES = 2;

  private static final Duration CONNECTION = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final SdkHttpClient client;
  private final EnvironmentProxy proxies;
  private final Optional<AwsSettings.Given> certificates;
  private final Duration firstAnswer;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final AtomicLong firstCall = new AtomicLong();
  private final AtomicInteger failed = new AtomicInteger();
  private @Nullable SSLSocketFactory sockets;

  /**
   * Makes a client.
   *
   * @param proxies those that the environment names
   * @param certificates the file with those that count instead of Java's
   * @param firstAnswer how long each try may take that waits for the first answer of all, which is
   *     never one that needs long
   */
  PatientHttpClient(
      EnvironmentProxy proxies, Optional<AwsSettings.Given> certificates, Duration firstAnswer) {
    this.proxies = proxies;
    this.certificates = certificates;
    this.firstAnswer = firstAnswer;
    // Certificates, which take long to read, are read when an address needs TLS.
    client = UrlConnectionHttpClient.create(this::connect);
  }

  private HttpURLConnection connect(URI address) {
    try {
      HttpURLConnection connection = proxies.open(address);
      connection.setConnectTimeout((int) CONNECTION.toMillis());
      connection.setReadTimeout((int) ANSWER.toMillis());
      if (connection instanceof HttpsURLConnection secure && certificates.isPresent()) {
        secure.setSSLSocketFactory(trusting(certificates.get()));
      }
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized SSLSocketFactory trusting(AwsSettings.Given file) {
    SSLSocketFactory known = sockets;
    if (known == null) {
      known = CertificateBundle.read(file);
      sockets = known;
    }
    return known;
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
    if (answered.get()) {
      return prepared.call();
    }
    String address =
        request.host()
            + ":"
            + request.port()
            + proxies.of(request.getUri()).map(proxy -> " through the proxy " + proxy).orElse("");
    firstCall.compareAndSet(0, System.nanoTime());
    AtomicBoolean late = new AtomicBoolean();
    Thread clock = new Thread(() -> limit(prepared, late), "first-answer");
    clock.setDaemon(true);
    clock.start();
    try {
      HttpExecuteResponse response = prepared.call();
      answered.set(true);
      return response;
    } catch (IOException e) {
      if (late.get()) {
        throw late(address, e);
      }
      if (failed.incrementAndGet() >= MIN_FIRST_TRIES
          && !answered.get()
          && System.nanoTime() - firstCall.get() > FIRST_TRIES.toNanos()) {
        throw new UnreachableException(address, e);
      }
      throw e;
    } finally {
      clock.interrupt();
    }
  }

  /** Returns what ends a try without an answer: the SDK tries again, unless it was the last. */
  private IOException late(String address, IOException cause) {
    Duration most = firstAnswer.multipliedBy(FIRST_ANSWER_TRIES);
    if (System.nanoTime() - firstCall.get() < most.toNanos()) {
      return cause;
    }
    throw new UnreachableException(
        address,
        "it accepts the connection, but gives no answer within " + most.toSeconds() + " s",
        cause);
  }

  /** Ends a request that gets no answer in time; the caller interrupts this when there is one. */
  private void limit(ExecutableHttpRequest prepared, AtomicBoolean late) {
    try {
      Thread.sleep(firstAnswer.toMillis());
    } catch (InterruptedException e) {
      return;
    }
    if (!answered.get()) {
      late.set(true);
      prepared.abort();
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
