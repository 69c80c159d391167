package dev.cumulusc.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.deploy.service.ObjectStore;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.fixture.aws.Call;
import dev.cumulusc.fixture.aws.FakeAws;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large objects, which go to S3 in parts. */
class PartedUploadTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final byte[] LARGE = bytes(33 * MEBIBYTE);

  private final FakeAws aws = FakeAws.start().bucket("code");
  private final AwsServices services = aws.services();
  private final List<Long> progress = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    services.close();
    aws.close();
  }

  @Test
  void joinsPartsThatComeInAnyOrder() {
    assertThat(put(LARGE)).isTrue();

    assertThat(aws.objects("code").get("k")).isEqualTo(LARGE);
    assertThat(aws.calls("UploadPart"))
        .extracting(call -> call.parameter("content-length"))
        .containsExactlyInAnyOrder("8388608", "8388608", "8388608", "8388608", "1048576");
    Call complete = aws.calls("CompleteMultipartUpload").get(0);
    assertThat(complete.parameter("if-none-match")).isEqualTo("*");
    assertThat(aws.calls("PutObject")).isEmpty();
    assertThat(aws.openUploads()).isEmpty();
    assertThat(Collections.max(progress)).isEqualTo(LARGE.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16 * MEBIBYTE - 1})
  void leavesSmallObjectsWhole(int size) {
    assertThat(put(bytes(size))).isTrue();
    assertThat(aws.operations()).containsExactly("PutObject");
    assertThat(aws.objects("code").get("k")).hasSize(size);
  }

  @ParameterizedTest
  @ValueSource(ints = {16 * MEBIBYTE, 16 * MEBIBYTE + 1, 24 * MEBIBYTE - 1})
  void takesAnySizeApart(int size) {
    byte[] content = bytes(size);
    assertThat(put(content)).isTrue();
    assertThat(aws.objects("code").get("k")).isEqualTo(content);
  }

  @Test
  void sendsSeveralPartsAtATime() {
    CyclicBarrier together = new CyclicBarrier(4);
    assertThat(put(new Meeting(bytes(32 * MEBIBYTE), together))).isTrue();
  }

  @Test
  void sendsOnlyThePartAgainThatFailed() {
    aws.on("UploadPart")
        .drops(1)
        .throttles(1)
        .losesAnswer(1)
        .refuses(500, "InternalError", "Please try again.");

    assertThat(put(LARGE)).isTrue();

    assertThat(aws.objects("code").get("k")).isEqualTo(LARGE);
    assertThat(aws.calls("UploadPart")).hasSize(9);
    assertThat(aws.calls("CreateMultipartUpload")).hasSize(1);
  }

  @Test
  void leavesNoPartBehindWhenOneIsRefused() {
    aws.on("UploadPart").passes(2).refuses(400, "InvalidRequest", "Not like this.");

    assertThatThrownBy(() -> put(LARGE))
        .isInstanceOf(ServiceException.class)
        .hasMessage("`s3:UploadPart` was refused: Not like this.");

    assertThat(aws.openUploads()).isEmpty();
    assertThat(aws.objects("code")).isEmpty();
    assertThat(aws.operations()).last().isEqualTo("AbortMultipartUpload");
  }

  @Test
  void saysWhenPartsAreLeftBehind() {
    aws.on("UploadPart").refuses(400, "InvalidRequest", "Not like this.");
    aws.on("AbortMultipartUpload").refuses(403, "AccessDenied", "No policy allows it.");

    assertThatThrownBy(() -> put(LARGE))
        .hasMessage(
            "`s3:UploadPart` was refused: Not like this. The parts that were sent are left in the"
                + " bucket `code`, since the upload could not be aborted:"
                + " `s3:AbortMultipartUpload` is not allowed: No policy allows it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload"})
  void sendsItWholeWherePartsAreNotAllowed(String operation) {
    aws.on(operation).refuses(403, "AccessDenied", "kms:Decrypt is not allowed.");

    assertThat(put(LARGE)).isTrue();

    assertThat(aws.objects("code").get("k")).isEqualTo(LARGE);
    assertThat(aws.openUploads()).isEmpty();
    assertThat(aws.calls("PutObject")).hasSize(1);
  }

  @Test
  void sendsItWholeWherePartsAreNotKnown() {
    aws.on("CreateMultipartUpload").refuses(501, "NotImplemented", "Not known here.");
    assertThat(put(LARGE)).isTrue();
    assertThat(aws.calls("PutObject")).hasSize(1);
  }

  @Test
  void isContentWhenSomebodyElseWasFaster() {
    aws.on("CompleteMultipartUpload").refuses(412, "PreconditionFailed", "It is there.");
    assertThat(put(LARGE)).isFalse();
    assertThat(aws.openUploads()).isEmpty();
  }

  @Test
  void beginsAnewWhenSomebodyElseIsWriting() {
    aws.on("CompleteMultipartUpload").refuses(409, "ConditionalRequestConflict", "A conflict.");
    assertThat(put(LARGE)).isTrue();
    assertThat(aws.calls("CreateMultipartUpload")).hasSize(2);
    assertThat(aws.openUploads()).isEmpty();
  }

  @Test
  void knowsThatItIsCompleteWhenTheAnswerGotLost() {
    aws.on("CompleteMultipartUpload")
        .losesAnswer(1)
        .refuses(404, "NoSuchUpload", "The specified upload does not exist.");
    assertThat(put(LARGE)).isTrue();
    assertThat(aws.objects("code").get("k")).isEqualTo(LARGE);
  }

  @Test
  void refusesBytesThatAreNotThoseThatWereRead() {
    Bytes changed = new Bytes(LARGE, ContentHash.sha256().digest(bytes(5)));

    assertThatThrownBy(() -> put(changed))
        .hasMessageContaining("what was sent for `k` is not what was read before: try again");

    assertThat(aws.objects("code")).isEmpty();
    assertThat(aws.openUploads()).isEmpty();
  }

  @Test
  void takesBackWhatIsUnderWayWhenTheProcessEnds() throws InterruptedException {
    Thread ending = new Thread(services.objectStore()::abandon);
    aws.on("UploadPart").passes(2).does(ending::start);
    aws.on("CompleteMultipartUpload").refuses(404, "NoSuchUpload", "It was aborted.");

    assertThatThrownBy(() -> put(LARGE)).isInstanceOf(RuntimeException.class);
    ending.join();

    assertThat(aws.calls("AbortMultipartUpload")).isNotEmpty();
    assertThat(aws.openUploads()).isEmpty();
  }

  private boolean put(byte[] content) {
    return put(new Bytes(content, ContentHash.sha256().digest(content)));
  }

  private boolean put(ObjectStore.Content content) {
    return services.objectStore().putNew("code", "k", content, progress::add);
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static class Bytes implements ObjectStore.Content {
    private final byte[] bytes;
    private final byte[] sha256;

    Bytes(byte[] bytes, byte[] sha256) {
      this.bytes = bytes;
      this.sha256 = sha256;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] sha256() {
      return sha256.clone();
    }

    @Override
    public InputStream open(long from, long length) throws IOException {
      Objects.checkFromIndexSize(from, length, bytes.length);
      return new ByteArrayInputStream(bytes, (int) from, (int) length);
    }
  }

  /** Content whose parts are only read when several are to be sent. */
  private static final class Meeting extends Bytes {
    private final CyclicBarrier together;

    Meeting(byte[] bytes, CyclicBarrier together) {
      super(bytes, ContentHash.sha256().digest(bytes));
      this.together = together;
    }

    @Override
    public InputStream open(long from, long length) throws IOException {
      InputStream in = super.open(from, length);
      if (!Thread.currentThread().getName().equals("upload-part")) {
        return in;
      }
      return new FilterInputStream(in) {
        private boolean met;

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
          if (!met) {
            met = true;
            meet();
          }
          return super.read(buffer, offset, count);
        }
      };
    }

    private void meet() throws IOException {
      try {
        together.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IOException(e);
      }
    }
  }
}
