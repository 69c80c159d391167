package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.deploy.service.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the operations of several stacks go on at the same time.
 *
 * <p>Each has a thread, but they take turns: one works until it waits for time to pass. So events
 * come one at a time, and nobody else goes on while somebody is asked. The operations themselves go
 * on in the account meanwhile.
 */
public final class SideBySide {
  private final Turns turns;
  private final DeployContext context;
  private final List<Asking> asking = new ArrayList<>();

  private SideBySide(DeployContext context) {
    this.context = context;
    this.turns = new Turns(context.clock());
  }

  /** What is done with one stack. */
  @FunctionalInterface
  public interface Task<T> {
    /**
     * Does it.
     *
     * @param context what it has to work with
     */
    T run(DeployContext context) throws InterruptedException;
  }

  /**
   * Does something with several stacks. All of them come to their end, also when one fails.
   *
   * @param tasks what is to be done, by the names of the stacks
   * @return what came of each, in their order
   */
  public static <T> List<T> run(DeployContext context, Map<String, Task<T>> tasks)
      throws InterruptedException {
    if (tasks.size() == 1) {
      return List.of(tasks.values().iterator().next().run(context));
    }
    context.listener().on(new Event.SideBySide(List.copyOf(tasks.keySet())));
    return new SideBySide(context).all(List.copyOf(tasks.values()));
  }

  private <T> List<T> all(List<Task<T>> tasks) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size(), SideBySide::thread);
    try {
      // All are known before one of them can ask.
      tasks.forEach(task -> asking.add(new Asking()));
      List<Future<T>> futures = new ArrayList<>();
      CountDownLatch next = new CountDownLatch(0);
      for (int i = 0; i < tasks.size(); i++) {
        Task<T> task = tasks.get(i);
        DeployContext own = in(asking.get(i));
        CountDownLatch before = next;
        CountDownLatch started = new CountDownLatch(1);
        futures.add(
            threads.submit(
                () -> {
                  before.await();
                  return turns.take(task, own, started);
                }));
        next = started;
      }
      return results(futures, threads);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "stack");
    thread.setDaemon(true);
    return thread;
  }

  private DeployContext in(Questions questions) {
    return new DeployContext(context.aws(), turns, context.listener(), questions);
  }

  private static <T> List<T> results(List<Future<T>> futures, ExecutorService threads)
      throws InterruptedException {
    List<T> results = new ArrayList<>();
    Optional<RuntimeException> failure = Optional.empty();
    boolean interrupted = false;
    for (int i = 0; i < futures.size(); ) {
      try {
        results.add(futures.get(i).get());
        i++;
      } catch (InterruptedException e) {
        // Each of them ends soon, and says that it goes on without being watched.
        interrupted = true;
        threads.shutdownNow();
      } catch (ExecutionException e) {
        failure = failure.or(() -> Optional.of(unchecked(e.getCause())));
        i++;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return results;
  }

  private static RuntimeException unchecked(@Nullable Throwable cause) {
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }

  /** Lets one thread work at a time; who waits for time to pass lets others work. */
  private static final class Turns implements Clock {
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock(true);

    Turns(Clock clock) {
      this.clock = clock;
    }

    /**
     * Does a task.
     *
     * @param started lets the next one begin, so that they begin in their order
     */
    <T> T take(Task<T> task, DeployContext context, CountDownLatch started)
        throws InterruptedException {
      turn.lock();
      try {
        started.countDown();
        return task.run(context);
      } finally {
        turn.unlock();
      }
    }

    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
      turn.unlock();
      try {
        clock.sleep(time);
      } finally {
        turn.lock();
      }
    }
  }

  /** Asks about one stack. An interruption concerns all of them, so each asks about it. */
  private final class Asking implements Questions {
    private boolean owed;

    @Override
    public Optional<Boolean> confirm(Confirmation question) {
      return context.questions().confirm(question);
    }

    @Override
    public Optional<Choice> choose(Selection question) {
      if (question.subject() == Subject.INTERRUPTED) {
        if (!owed) {
          asking.forEach(each -> each.owed = true);
        }
        owed = false;
      }
      return context.questions().choose(question);
    }

    @Override
    public boolean isInterrupted() {
      return owed || context.questions().isInterrupted();
    }
  }
}
