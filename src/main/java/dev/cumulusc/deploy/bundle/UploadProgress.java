package dev.cumulusc.deploy.bundle;

import java.util.ArrayList;
import java.util.List;

/** How far uploads are, that several threads are at. */
final class UploadProgress {
  private final int count;
  private final UploadListener listener;
  private final List<Part> parts = new ArrayList<>();
  private int done;

  UploadProgress(int count, UploadListener listener) {
    this.count = count;
    this.listener = listener;
  }

  /** Begins an upload of so many bytes. */
  synchronized Part begin(long size) {
    Part part = new Part(size);
    parts.add(part);
    return part;
  }

  private synchronized void update(Part part, long sent) {
    part.sent = sent;
    report();
  }

  private synchronized void finish(Part part, Upload upload, boolean written) {
    part.finished = true;
    done++;
    report();
    if (written) {
      listener.written(upload, part.size);
    }
  }

  private void report() {
    double sum = 0;
    long bytes = 0;
    for (Part part : parts) {
      sum += part.finished ? 1 : part.size == 0 ? 0 : (double) part.sent / part.size;
      bytes += part.sent;
    }
    listener.progressed(done, sum / count, bytes);
  }

  /** How far one upload is. */
  final class Part {
    private final long size;
    private long sent;
    private boolean finished;

    private Part(long size) {
      this.size = size;
    }

    /** So many of its bytes were sent. */
    void sent(long bytes) {
      update(this, bytes);
    }

    /** It is there, written by this upload or by another. */
    void done(Upload upload, boolean written) {
      finish(this, upload, written);
    }
  }
}
