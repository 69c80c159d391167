package dev.cumulusc.deploy.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.service.ObjectStore;
import dev.cumulusc.fixture.aws.Call;
import dev.cumulusc.fixture.aws.FakeAws;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploaderTest {
  private static final List<Upload> TWO = List.of(template("one"), template("two"));

  private final FakeAws aws = FakeAws.start().bucket("code");
  private final AwsServices services = aws.services();
  private final Heard heard = new Heard();

  @AfterEach
  void stop() {
    services.close();
    aws.close();
  }

  @Test
  void uploadsWhatIsNotThere() throws InterruptedException {
    UploadResult first = upload(TWO.subList(0, 1));
    aws.forgetCalls();
    UploadResult second = upload(TWO);

    assertThat(first.written()).containsExactly(new UploadResult.Written(TWO.get(0), 11));
    assertThat(second.present()).containsExactly(TWO.get(0));
    assertThat(second.written())
        .extracting(UploadResult.Written::upload)
        .containsExactly(TWO.get(1));
    assertThat(second.failures()).isEmpty();
    assertThat(aws.objects("code").get("two")).asString(UTF_8).isEqualTo("text of two");
    assertThat(aws.operations()).containsExactlyInAnyOrder("HeadObject", "HeadObject", "PutObject");
    assertThat(heard.lines)
        .containsExactly("missing 1 present 0", "one 11", "missing 1 present 1", "two 11");
  }

  @Test
  void sendsAConditionAndAChecksum() throws InterruptedException {
    upload(TWO.subList(0, 1));

    Call put = aws.calls("PutObject").get(0);
    assertThat(put.parameter("if-none-match")).isEqualTo("*");
    assertThat(put.parameter("x-amz-checksum-sha256"))
        .isEqualTo("dBDukyjnzMLFiVVgh+sC3i6ZejHdRTzGCwwmE0n0Bv8=");
    assertThat(put.parameter("content-length")).isEqualTo("11");
  }

  @Test
  void isContentWhenSomebodyElseWasFaster() throws InterruptedException {
    aws.on("PutObject").refuses(412, "PreconditionFailed", "At least one condition did not hold");

    UploadResult result = upload(TWO.subList(0, 1));

    assertThat(result.present()).containsExactly(TWO.get(0));
    assertThat(result.failures()).isEmpty();
    assertThat(heard.lines).containsExactly("missing 1 present 0");
  }

  @Test
  void triesAgainWhenSomebodyElseIsWriting() throws InterruptedException {
    aws.on("PutObject").refuses(409, "ConditionalRequestConflict", "Conflicting operation.");

    assertThat(upload(TWO.subList(0, 1)).written()).hasSize(1);
  }

  @Test
  void ridesOutThrottlingAndLostConnections() throws InterruptedException {
    aws.on("PutObject").throttles(1).drops(1).losesAnswer(1);

    UploadResult result = upload(TWO.subList(0, 1));

    assertThat(result.failures()).isEmpty();
    assertThat(aws.objects("code").get("one")).asString(UTF_8).isEqualTo("text of one");
  }

  @Test
  void reportsOnceThatThereIsNoBucket() throws InterruptedException {
    List<Upload> elsewhere =
        TWO.stream().map(each -> new Upload("gone", each.key(), each.source())).toList();

    assertThat(upload(elsewhere).failures())
        .containsExactly(
            "There is no bucket `gone`: make it, or name another one in `system_bucket`.");
  }

  @Test
  void reportsWhatIsNotAllowed() throws InterruptedException {
    aws.on("HeadObject").refuses(403, "AccessDenied", "");
    aws.on("PutObject").refuses(403, "AccessDenied", "No policy allows it.");

    assertThat(upload(TWO.subList(0, 1)).failures())
        .containsExactly(
            "You may not write to the bucket `code` (`s3:PutObject` on `one`): No policy allows"
                + " it.");
  }

  @Test
  void writesWhereItMayNotLook() throws InterruptedException {
    aws.on("HeadObject").refuses(403, "AccessDenied", "");

    assertThat(upload(TWO.subList(0, 1)).written()).hasSize(1);
  }

  @Test
  void reportsThatTheBucketIsElsewhere() throws InterruptedException {
    aws.on("HeadObject").refuses(301, "PermanentRedirect", "Use another address.");

    assertThat(upload(TWO.subList(0, 1)).failures())
        .containsExactly(
            "The bucket `code` is in another Region, but the stack is deployed to `us-east-1`: name"
                + " a bucket of that Region in `system_bucket`, or give `--region`.");
    assertThat(aws.calls("PutObject")).isEmpty();
  }

  @Test
  void uploadsNothingWhenOneObjectCanNotBeLookedUp() throws InterruptedException {
    aws.on("HeadObject").passes(1).refuses(301, "PermanentRedirect", "Use another address.");

    UploadResult result = upload(List.of(template("one"), template("two"), template("three")));

    assertThat(result.failures()).hasSize(1);
    assertThat(result.written()).isEmpty();
    assertThat(aws.calls("PutObject")).isEmpty();
    assertThat(heard.lines).isEmpty();
  }

  @Test
  void uploadsSeveralAtATimeAndNoMore() throws InterruptedException {
    int atATime = 4;
    CyclicBarrier together = new CyclicBarrier(atATime);
    List<Upload> uploads =
        IntStream.range(0, 2 * atATime).mapToObj(number -> template("t" + number)).toList();
    ObjectStore store =
        new ObjectStore() {
          @Override
          public boolean has(String bucket, String key) {
            return false;
          }

          @Override
          public boolean putNew(String bucket, String key, Content content, LongConsumer progress) {
            try {
              together.await(20, TimeUnit.SECONDS);
              return true;
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
              throw new IllegalStateException(e);
            }
          }
        };

    assertThat(new Uploader(store, heard).upload(uploads).written())
        .extracting(UploadResult.Written::upload)
        .containsExactlyElementsOf(uploads);
    assertThat(heard.parts.get(heard.parts.size() - 1)).isEqualTo(1);
    assertThat(heard.parts).isSorted();
  }

  private UploadResult upload(List<Upload> uploads) throws InterruptedException {
    return new Uploader(services.objectStore(), heard).upload(uploads);
  }

  private static Upload template(String name) {
    return new Upload("code", name, new Upload.TemplateText(name, "text of " + name));
  }

  /** Writes down what it hears. */
  private static final class Heard implements UploadListener {
    private final List<String> lines = new ArrayList<>();
    private final List<Double> parts = new ArrayList<>();

    @Override
    public void found(int missing, int present) {
      lines.add("missing " + missing + " present " + present);
    }

    @Override
    public void progressed(int done, double part, long bytes) {
      parts.add(part);
    }

    @Override
    public void written(Upload upload, long bytes) {
      lines.add(upload.key() + " " + bytes);
    }
  }
}
