package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.bundle.UploadListener;
import dev.cumulusc.deploy.bundle.UploadResult;
import dev.cumulusc.deploy.bundle.Uploader;
import dev.cumulusc.deploy.service.Aws;
import java.util.List;

/** Uploads what S3 does not hold, and reports how that goes on as events. */
public final class Uploads {
  private Uploads() {}

  /**
   * Uploads what is missing; why something could not be uploaded is reported.
   *
   * @throws InterruptedException if somebody wants something else to be done
   */
  public static UploadResult run(List<Upload> uploads, Aws aws, Listener listener)
      throws InterruptedException {
    if (uploads.isEmpty()) {
      return new UploadResult(List.of(), List.of(), List.of());
    }
    UploadResult result;
    try {
      result = new Uploader(aws.objectStore(), new Events(listener)).upload(uploads);
    } finally {
      listener.on(new Event.UploadsEnded());
    }
    result.failures().forEach(listener::error);
    return result;
  }

  /** Turns the progress of uploads into events. */
  private record Events(Listener listener) implements UploadListener {
    @Override
    public void found(int missing, int present) {
      listener.on(new Event.UploadsStarted(missing, present));
    }

    @Override
    public void progressed(int done, double part, long bytes) {
      listener.on(new Event.UploadProgressed(done, part, bytes));
    }

    @Override
    public void written(Upload upload, long bytes) {
      listener.on(new Event.Uploaded(upload, bytes));
    }
  }
}
