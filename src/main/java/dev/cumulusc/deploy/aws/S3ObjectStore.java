package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ObjectStore;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.ServiceException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** S3 through the SDK. */
final class S3ObjectStore implements ObjectStore {
  private static final String HEAD = "s3:HeadObject";
  private static final String PUT = "s3:PutObject";

  /** From this size on, an object is sent in parts: what gets lost is then only a part. */
  private static final long LARGE = 16 << 20;

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
  private final Set<PartedUpload> underWay = ConcurrentHashMap.newKeySet();

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
    if (content.size() >= LARGE) {
      Optional<Boolean> written = putInParts(bucket, key, content, progress);
      if (written.isPresent()) {
        return written.get();
      }
    }
    return putWhole(bucket, key, content, progress);
  }

  /**
   * Writes an object in parts; nothing is returned if that is not allowed, or not known to the
   * service: a bucket whose key may encrypt but not decrypt takes only whole objects.
   */
  private Optional<Boolean> putInParts(
      String bucket, String key, Content content, LongConsumer progress) {
    for (int attempt = 1; ; attempt++) {
      PartedUpload upload = new PartedUpload(s3, bucket, key, content, progress);
      underWay.add(upload);
      try {
        return Optional.of(upload.run());
      } catch (ServiceException e) {
        if (e.kind() == Kind.DENIED || e.kind() == Kind.UNSUPPORTED) {
          return Optional.empty();
        }
        int status = status(e);
        if (status == PRECONDITION_FAILED) {
          return Optional.of(false);
        }
        if (status != CONFLICT || attempt == ATTEMPTS) {
          ServiceException failure = about(bucket, key, e);
          throw with(
              failure.kind(),
              failure,
              failure.getMessage() + upload.left().map(sentence -> " " + sentence).orElse(""));
        }
      } finally {
        underWay.remove(upload);
      }
    }
  }

  @Override
  public void abandon() {
    underWay.forEach(PartedUpload::abandon);
  }

  private boolean putWhole(String bucket, String key, Content content, LongConsumer progress) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .ifNoneMatch("*")
            .checksumSHA256(Base64.getEncoder().encodeToString(content.sha256()))
            .build();
    for (int attempt = 1; ; attempt++) {
      try {
        Failures.call(PUT, () -> s3.putObject(request, body(content, 0, content.size(), progress)));
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

  /** Returns some of the bytes as they are sent, and sent again. */
  static RequestBody body(Content content, long from, long length, LongConsumer progress) {
    return RequestBody.fromContentProvider(
        () -> {
          try {
            return new CountingStream(content.open(from, length), progress);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        length,
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
}
