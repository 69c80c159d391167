package dev.cumulusc.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cumulusc.deploy.watch.Operation.Kind;
import dev.cumulusc.deploy.watch.WatchOptions.OnTimeout;
import dev.cumulusc.fixture.FuzzedText;
import dev.cumulusc.fixture.ScriptedStacks;
import dev.cumulusc.fixture.SteppedClock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Watches a stack to which anything happens, in any order: the watch ends with an outcome. */
class EventsFuzzTest {
  private static final int MAX_EVENTS = 40;

  private static final Pattern EVENT =
      Pattern.compile("-?\\d{1,4}(\\.\\d)? +\\S+ +[^ =]+(=\\S+)? +\\S+ +[A-Z_]+( .*)?");

  private static final WatchOptions TEN_MINUTES =
      new WatchOptions(Optional.of(Duration.ofMinutes(10)), OnTimeout.DETACH);

  @FuzzTest(maxDuration = "15s")
  void endsWithAnOutcome(byte[] data) {
    String script =
        FuzzedText.of(data)
            .lines()
            .filter(line -> EVENT.matcher(line).matches())
            .limit(MAX_EVENTS)
            .reduce("0.0 app * CloudFormation::Stack UPDATE_IN_PROGRESS", (a, b) -> a + "\n" + b);
    SteppedClock clock = new SteppedClock();
    ScriptedStacks stacks = new ScriptedStacks(clock).script(script);
    Recorder recorder = new Recorder();
    Operation operation =
        new Operation(
            ScriptedStacks.id("app"),
            "app",
            Kind.UPDATE,
            Optional.empty(),
            Optional.of("token-1"),
            Optional.empty());
    WatchResult watched =
        new StackWatcher(stacks, clock, recorder, InterruptHandler.NONE, Runnable::run)
            .watch(operation, StackOutline.NONE, TEN_MINUTES);
    assertThat(watched.outcome()).isNotNull();
    assertThat(watched.events()).doesNotHaveDuplicates().isEqualTo(recorder.events);
  }
}
