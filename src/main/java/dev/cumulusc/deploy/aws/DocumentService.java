package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.Documents;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Documents in S3 by the SDK. */
final class DocumentService implements Documents {
  private static final String ONLY_IF_NEW = "*";

  /** What S3 answers when there is an object already, or when somebody is just writing it. */
  private static final int PRECONDITION_FAILED = 412;

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final S3Client client;

  DocumentService(S3Client client) {
    this.client = client;
  }

  @Override
  public boolean exists(String bucket, String key) {
    return Failures.call(
        "s3:HeadObject",
        () -> {
          try {
            client.headObject(request -> request.bucket(bucket).key(key));
            return true;
          } catch (S3Exception e) {
            if (isMissing(e)) {
              return false;
            }
            throw e;
          }
        });
  }

  @Override
  public Map<String, String> hashes(String bucket, String prefix) {
    return Failures.call(
        "s3:ListObjectsV2",
        () ->
            client
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .collect(
                    Collectors.toMap(
                        S3Object::key, object -> object.eTag().replace("\"", ""), (a, b) -> b)));
  }

  @Override
  public Optional<byte[]> read(String bucket, String key) {
    return Failures.call(
        "s3:GetObject",
        () -> {
          try {
            return Optional.of(
                client
                    .getObject(
                        request -> request.bucket(bucket).key(key), ResponseTransformer.toBytes())
                    .asByteArray());
          } catch (S3Exception e) {
            if (isMissing(e)) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  @Override
  public void write(String bucket, String key, byte[] content, String contentType) {
    Failures.call(
        "s3:PutObject",
        () ->
            client.putObject(
                request(bucket, key, contentType).build(), RequestBody.fromBytes(content)));
  }

  @Override
  public boolean create(String bucket, String key, byte[] content, String contentType) {
    return Failures.call(
        "s3:PutObject",
        () -> {
          try {
            client.putObject(
                request(bucket, key, contentType).ifNoneMatch(ONLY_IF_NEW).build(),
                RequestBody.fromBytes(content));
            return true;
          } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
              return false;
            }
            throw e;
          }
        });
  }

  private static PutObjectRequest.Builder request(String bucket, String key, String contentType) {
    return PutObjectRequest.builder().bucket(bucket).key(key).contentType(contentType);
  }

  /** A bucket that is not there is no missing document. */
  private static boolean isMissing(S3Exception e) {
    return e.statusCode() == NOT_FOUND && !(e instanceof NoSuchBucketException);
  }
}
