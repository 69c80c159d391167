package dev.cumulusc.deploy.bundle;

import dev.cumulusc.deploy.service.ObjectStore;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.diagnostic.FileFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Uploads what S3 does not hold, several objects at a time; nothing else in S3 is touched. */
public final class Uploader {
  private static final int AT_A_TIME = 4;

  private final ObjectStore store;
  private final UploadListener listener;

  /** Whether a call failed: then no further upload is started. */
  private volatile boolean failed;

  public Uploader(ObjectStore store, UploadListener listener) {
    this.store = store;
    this.listener = listener;
  }

  /** What is known of an object. */
  private sealed interface Outcome {
    /** S3 holds it. */
    record Present() implements Outcome {}

    /** S3 does not hold it. */
    record Missing() implements Outcome {}

    /** It was written. */
    record Written(long size) implements Outcome {}

    /** It is not written for a reason. */
    record Failed(String sentence) implements Outcome {}
  }

  /**
   * Uploads what is not there. Each object is written as a whole or not at all; when the service
   * refuses one, no further one is started.
   *
   * @throws InterruptedException if somebody wants something else to be done; what is being sent is
   *     given up
   */
  public UploadResult upload(List<Upload> uploads) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, Uploader::thread);
    try {
      List<Outcome> found = all(uploads, this::find, threads);
      List<Upload> missing = new ArrayList<>();
      for (int i = 0; i < uploads.size(); i++) {
        if (found.get(i) instanceof Outcome.Missing) {
          missing.add(uploads.get(i));
        }
      }
      if (failed || missing.isEmpty()) {
        return result(uploads, found);
      }
      listener.found(missing.size(), uploads.size() - missing.size());
      UploadProgress progress = new UploadProgress(missing.size(), listener);
      List<Outcome> sent = all(missing, upload -> send(upload, progress), threads);
      for (int i = 0; i < missing.size(); i++) {
        found.set(uploads.indexOf(missing.get(i)), sent.get(i));
      }
      return result(uploads, found);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "upload");
    thread.setDaemon(true);
    return thread;
  }

  private static List<Outcome> all(
      List<Upload> uploads, Function<Upload, Outcome> step, ExecutorService threads)
      throws InterruptedException {
    List<Future<Outcome>> futures = new ArrayList<>();
    uploads.forEach(upload -> futures.add(threads.submit(() -> step.apply(upload))));
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<Outcome> future : futures) {
      try {
        outcomes.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("an upload failed in a way that it does not report", e);
      }
    }
    return outcomes;
  }

  private Outcome find(Upload upload) {
    if (failed) {
      return new Outcome.Missing();
    }
    try {
      return store.has(upload.bucket(), upload.key())
          ? new Outcome.Present()
          : new Outcome.Missing();
    } catch (ServiceException e) {
      return failed(e);
    }
  }

  private Outcome send(Upload upload, UploadProgress progress) {
    if (failed) {
      return new Outcome.Missing();
    }
    try (Packed packed = Packed.of(upload)) {
      UploadProgress.Part part = progress.begin(packed.size());
      boolean written = store.putNew(upload.bucket(), upload.key(), packed, part::sent);
      part.done(upload, written);
      // Somebody else may write the same content to the same key, which is as good.
      return written ? new Outcome.Written(packed.size()) : new Outcome.Present();
    } catch (ServiceException e) {
      return failed(e);
    } catch (IOException e) {
      return new Outcome.Failed(
          "The " + upload.source().what() + " can't be packed: " + FileFailure.reason(e) + ".");
    }
  }

  private Outcome failed(ServiceException e) {
    failed = true;
    return new Outcome.Failed(e.getMessage());
  }

  private static UploadResult result(List<Upload> uploads, List<Outcome> outcomes) {
    List<UploadResult.Written> written = new ArrayList<>();
    List<Upload> present = new ArrayList<>();
    Set<String> failures = new LinkedHashSet<>();
    for (int i = 0; i < uploads.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (outcome instanceof Outcome.Written found) {
        written.add(new UploadResult.Written(uploads.get(i), found.size()));
      } else if (outcome instanceof Outcome.Present) {
        present.add(uploads.get(i));
      } else if (outcome instanceof Outcome.Failed found) {
        failures.add(found.sentence());
      }
    }
    return new UploadResult(written, present, List.copyOf(failures));
  }
}
