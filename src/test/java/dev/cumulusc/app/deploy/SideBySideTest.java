package dev.cumulusc.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.ServiceException.Kind;
import dev.cumulusc.fixture.aws.FakeAws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final Duration MOMENT = Duration.ofMillis(5);

  private final FakeAws aws = FakeAws.start();
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final List<String> asked = new ArrayList<>();
  private boolean interrupted;

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void takesTurns() throws InterruptedException {
    AtomicInteger working = new AtomicInteger();
    List<Integer> most = Collections.synchronizedList(new ArrayList<>());
    SideBySide.Task<String> task =
        own -> {
          for (int i = 0; i < 20; i++) {
            most.add(working.incrementAndGet());
            Thread.sleep(1);
            working.decrementAndGet();
            own.clock().sleep(Duration.ofMillis(1));
          }
          return "done";
        };

    assertThat(SideBySide.run(context(), tasks(task, task, task)))
        .containsExactly("done", "done", "done");
    assertThat(most).hasSize(60).containsOnly(1);
    assertThat(events).containsExactly(new Event.SideBySide(List.of("0", "1", "2")));
  }

  @Test
  void isNothingSpecialForOne() throws InterruptedException {
    DeployContext context = context();
    assertThat(SideBySide.run(context, tasks(own -> own.equals(context)))).containsExactly(true);
    assertThat(events).isEmpty();
  }

  @Test
  void asksAboutEachWhenSomebodyInterrupts() throws InterruptedException {
    interrupted = true;
    Map<String, SideBySide.Task<Integer>> tasks = new LinkedHashMap<>();
    for (String name : List.of("a", "b", "c")) {
      tasks.put(name, own -> questionsAbout(name, own));
    }

    assertThat(SideBySide.run(context(), tasks)).containsExactly(1, 1, 1);
    assertThat(asked).containsExactlyInAnyOrder("a", "b", "c");
  }

  private static int questionsAbout(String name, DeployContext own) throws InterruptedException {
    int count = 0;
    for (int i = 0; i < 5; i++) {
      if (own.questions().isInterrupted()) {
        own.questions()
            .choose(new Questions.Selection(Subject.INTERRUPTED, name, "What now?", List.of()));
        count++;
      }
      own.clock().sleep(MOMENT);
    }
    return count;
  }

  @Test
  void letsTheOthersComeToTheirEnd() {
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    SideBySide.Task<String> failing =
        own -> {
          throw new ServiceException(Kind.DENIED, "", "You may not.", "You may not.", null);
        };
    SideBySide.Task<String> slow =
        own -> {
          own.clock().sleep(MOMENT.multipliedBy(10));
          ended.add("slow");
          return "";
        };

    assertThatThrownBy(() -> SideBySide.run(context(), tasks(failing, slow)))
        .hasMessage("You may not.");
    assertThat(ended).containsExactly("slow");
  }

  @SafeVarargs
  private static <T> Map<String, SideBySide.Task<T>> tasks(SideBySide.Task<T>... tasks) {
    Map<String, SideBySide.Task<T>> named = new LinkedHashMap<>();
    for (int i = 0; i < tasks.length; i++) {
      named.put(Integer.toString(i), tasks[i]);
    }
    return named;
  }

  private DeployContext context() {
    return new DeployContext(
        aws.services(),
        Clock.system(),
        events::add,
        new Questions() {
          @Override
          public Optional<Boolean> confirm(Confirmation question) {
            return Optional.empty();
          }

          @Override
          public Optional<Choice> choose(Selection question) {
            asked.add(question.context());
            interrupted = false;
            return Optional.empty();
          }

          @Override
          public boolean isInterrupted() {
            return interrupted;
          }
        });
  }
}
