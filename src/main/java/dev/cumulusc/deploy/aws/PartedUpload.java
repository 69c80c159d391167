package dev.cumulusc.deploy.aws;

import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.deploy.service.ObjectStore.Content;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.ServiceException.Kind;
import dev.cumulusc.diagnostic.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * An object that is sent in parts, several at a time; each is sent again when it gets lost. When it
 * fails, it is aborted, since S3 keeps and charges parts of which nothing ever became an object.
 */
final class PartedUpload {
  private static final String CREATE = "s3:CreateMultipartUpload";
  private static final String PART = "s3:UploadPart";
  private static final String COMPLETE = "s3:CompleteMultipartUpload";
  private static final String ABORT = "s3:AbortMultipartUpload";

  private static final int AT_A_TIME = 4;

  /** S3 takes no smaller parts than 5 MiB, but for the last. */
  private static final long PART_SIZE = 8 << 20;

  /** S3 takes no more parts of an object. */
  private static final int MAX_PARTS = 10_000;

  /** For how long parts that are on their way may delay the abort; each has to end before it. */
  private static final long MAX_DELAY_SECONDS = 20;

  private static final int BUFFER = 1 << 16;

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final Content content;
  private final LongConsumer progress;
  private final long partSize;
  private final long[] sent;

  /** The upload's id while S3 keeps its parts. */
  private volatile Optional<String> open = Optional.empty();

  /** Whether no more is to be sent. */
  private volatile boolean givenUp;

  /** The failure that ended the upload; others may follow from it. */
  private final AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();

  /** What is left of an upload that failed. */
  private Optional<String> left = Optional.empty();

  /**
   * Makes an upload of which nothing is sent yet.
   *
   * @param progress gets how many bytes of all parts were read for sending
   */
  PartedUpload(S3Client s3, String bucket, String key, Content content, LongConsumer progress) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.content = content;
    this.progress = progress;
    this.partSize = Math.max(PART_SIZE, quotient(content.size(), MAX_PARTS));
    this.sent = new long[Math.toIntExact(quotient(content.size(), partSize))];
  }

  /** Divides, and rounds up. */
  private static long quotient(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** Thrown where a part is read that is not to be sent any more. */
  private static final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Sends the object.
   *
   * @return whether it was written; not if there is one under its key
   * @throws ServiceException if it could not be sent; nothing of it is left
   */
  boolean run() {
    String id =
        Failures.present(
            CREATE,
            () ->
                s3.createMultipartUpload(
                        request ->
                            request
                                .bucket(bucket)
                                .key(key)
                                .contentType("application/octet-stream")
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                    .uploadId());
    open = Optional.of(id);
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, PartedUpload::thread);
    try {
      boolean written = complete(id, parts(id, threads));
      open = Optional.empty();
      return written;
    } catch (RuntimeException e) {
      giveUp(threads);
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Returns a sentence about what is left of an upload that failed; nothing if nothing is. */
  Optional<String> left() {
    return left;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "upload-part");
    thread.setDaemon(true);
    return thread;
  }

  private List<CompletedPart> parts(String id, ExecutorService threads) {
    MessageDigest all = ContentHash.sha256();
    List<Future<CompletedPart>> futures = new ArrayList<>();
    for (int index = 0; index < sent.length && !givenUp; index++) {
      int number = index;
      String checksum = Base64.getEncoder().encodeToString(digest(number, all));
      futures.add(threads.submit(() -> send(id, number, checksum)));
    }
    if (!givenUp && !MessageDigest.isEqual(all.digest(), content.sha256())) {
      throw failure("what was sent for `" + key + "` is not what was read before: try again");
    }
    List<CompletedPart> parts = new ArrayList<>();
    for (Future<CompletedPart> future : futures) {
      parts.add(result(future));
    }
    if (givenUp) {
      throw ended(new GivenUpException());
    }
    return parts;
  }

  /** Digests a part, which also counts for the digest of all. */
  private byte[] digest(int number, MessageDigest all) {
    MessageDigest own = ContentHash.sha256();
    try (InputStream in = content.open(number * partSize, length(number))) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        own.update(buffer, 0, read);
        all.update(buffer, 0, read);
      }
      return own.digest();
    } catch (IOException e) {
      throw failure("`" + key + "` can't be read: " + FileFailure.reason(e));
    }
  }

  private long length(int number) {
    return Math.min(partSize, content.size() - number * partSize);
  }

  private CompletedPart send(String id, int number, String checksum) {
    UploadPartRequest request =
        UploadPartRequest.builder()
            .bucket(bucket)
            .key(key)
            .uploadId(id)
            .partNumber(number + 1)
            .checksumSHA256(checksum)
            .build();
    long from = number * partSize;
    try {
      String etag =
          Failures.present(
              PART,
              () ->
                  s3.uploadPart(
                          request,
                          S3ObjectStore.body(
                              content, from, length(number), count -> sent(number, count)))
                      .eTag());
      return CompletedPart.builder()
          .partNumber(number + 1)
          .eTag(etag)
          .checksumSHA256(checksum)
          .build();
    } catch (RuntimeException e) {
      failed.compareAndSet(null, e);
      givenUp = true;
      throw e;
    }
  }

  private void sent(int number, long count) {
    if (givenUp) {
      throw new GivenUpException();
    }
    synchronized (sent) {
      sent[number] = count;
      long sum = 0;
      for (long each : sent) {
        sum += each;
      }
      progress.accept(sum);
    }
  }

  /** Waits for a part. */
  private CompletedPart result(Future<CompletedPart> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("the upload was interrupted");
    } catch (ExecutionException e) {
      throw ended(new IllegalStateException(e.getCause()));
    }
  }

  /** Returns the failure that ended the upload. */
  private RuntimeException ended(RuntimeException otherwise) {
    @Nullable RuntimeException first = failed.get();
    return first == null ? otherwise : first;
  }

  private boolean complete(String id, List<CompletedPart> parts) {
    try {
      Failures.call(
          COMPLETE,
          () ->
              s3.completeMultipartUpload(
                  request ->
                      request
                          .bucket(bucket)
                          .key(key)
                          .uploadId(id)
                          .ifNoneMatch("*")
                          .multipartUpload(whole -> whole.parts(parts))));
      return true;
    } catch (ServiceException e) {
      // The first answer got lost, and the call was repeated: the upload is an object by now.
      if (e.code().equals("NoSuchUpload") && exists()) {
        return true;
      }
      throw e;
    }
  }

  private boolean exists() {
    try {
      s3.headObject(request -> request.bucket(bucket).key(key));
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static ServiceException failure(String reason) {
    return new ServiceException(
        Kind.REFUSED, "", reason, "`" + PART + "` failed: " + reason + ".", null);
  }

  /** Takes back what was sent, for a process that ends. */
  void abandon() {
    givenUp = true;
    abort();
  }

  /** Waits for the parts that are on their way, which would stay otherwise, and takes all back. */
  private void giveUp(ExecutorService threads) {
    givenUp = true;
    threads.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(MAX_DELAY_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    abort();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Aborts the upload, once. */
  private void abort() {
    Optional<String> id = open;
    open = Optional.empty();
    try {
      id.ifPresent(
          upload ->
              Failures.call(
                  ABORT,
                  () ->
                      s3.abortMultipartUpload(
                          request -> request.bucket(bucket).key(key).uploadId(upload))));
    } catch (ServiceException e) {
      if (e.kind() != Kind.NOT_FOUND) {
        left =
            Optional.of(
                "The parts that were sent are left in the bucket `"
                    + bucket
                    + "`, since the upload could not be aborted: "
                    + e.getMessage());
      }
    }
  }
}
