package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ObjectStore;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.ServiceException.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** S3 through the SDK. */
final class S3ObjectStore implements ObjectStore {
  private static final String HEAD = "s3:HeadObject";
  private static final String PUT = "s3:PutObject";

  private static final int PERMANENT_REDIRECT = 301;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  /** The codes of a request that came to another Region than that of the bucket. */
  private static final Set<String> WRONG_REGION =
      Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraint");

  /** The codes of bytes that are not those of the checksum. */
  private static final Set<String> OTHER_BYTES =
      Set.of("BadDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch");

  /** How often an object is written that somebody else writes or deletes at the same time. */
  private static final int ATTEMPTS = 5;

  private final S3Client s3;
  private final String region;

  S3ObjectStore(S3Client s3, String region) {
    this.s3 = s3;
    this.region = region;
  }

  @Override
  public boolean has(String bucket, String key) {
    try {
      Failures.call(HEAD, () -> s3.headObject(request -> request.bucket(bucket).key(key)));
      return true;
    } catch (ServiceException e) {
      // The answer to this call has no text, so that only writing shows what is wrong.
      int status = status(e);
      if (status >= 400 && status < 500 && e.kind() != Kind.THROTTLED) {
        return false;
      }
      throw about(bucket, key, e);
    }
  }

  @Override
  public boolean putNew(String bucket, String key, Content content, LongConsumer progress) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .ifNoneMatch("*")
            .checksumSHA256(Base64.getEncoder().encodeToString(content.sha256()))
            .build();
    for (int attempt = 1; ; attempt++) {
      try {
        Failures.call(PUT, () -> s3.putObject(request, body(content, progress)));
        return true;
      } catch (ServiceException e) {
        int status = status(e);
        if (status == PRECONDITION_FAILED) {
          return false;
        }
        if (status != CONFLICT || attempt == ATTEMPTS) {
          throw about(bucket, key, e);
        }
      }
    }
  }

  private static RequestBody body(Content content, LongConsumer progress) {
    return RequestBody.fromContentProvider(
        () -> {
          try {
            return new CountingStream(content.open(), progress);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        content.size(),
        "application/octet-stream");
  }

  /** Says of a failure what it means for a bucket. */
  private ServiceException about(String bucket, String key, ServiceException e) {
    String named = "`" + bucket + "`";
    if (status(e) == PERMANENT_REDIRECT || WRONG_REGION.contains(e.code())) {
      String place = bucketRegion(e).map(found -> "in `" + found + "`").orElse("in another Region");
      return with(
          Kind.REFUSED,
          e,
          "The bucket "
              + named
              + " is "
              + place
              + ", but the stack is deployed to `"
              + region
              + "`: name a bucket of that Region in `system_bucket`, or give `--region`.");
    }
    if (e.code().equals("NoSuchBucket")) {
      return with(
          Kind.NOT_FOUND,
          e,
          "There is no bucket " + named + ": make it, or name another one in `system_bucket`.");
    }
    if (e.kind() == Kind.DENIED) {
      return with(
          Kind.DENIED,
          e,
          "You may not write to the bucket "
              + named
              + " (`"
              + PUT
              + "` on `"
              + key
              + "`): "
              + e.reason());
    }
    if (OTHER_BYTES.contains(e.code())) {
      return with(
          Kind.REFUSED,
          e,
          "What was sent for `" + key + "` is not what was read before: try again.");
    }
    return e;
  }

  private static ServiceException with(Kind kind, ServiceException e, String message) {
    return new ServiceException(kind, e.code(), e.reason(), message, e);
  }

  private static int status(ServiceException e) {
    return e.getCause() instanceof AwsServiceException refused ? refused.statusCode() : 0;
  }

  private static Optional<String> bucketRegion(ServiceException e) {
    return e.getCause() instanceof AwsServiceException refused && refused.awsErrorDetails() != null
        ? Optional.ofNullable(refused.awsErrorDetails().sdkHttpResponse())
            .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
        : Optional.empty();
  }

  /** Reports how far it was read. */
  private static final class CountingStream extends FilterInputStream {
    private final LongConsumer progress;
    private long count;

    CountingStream(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      if (read >= 0) {
        progress.accept(++count);
      }
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      if (read > 0) {
        count += read;
        progress.accept(count);
      }
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
