package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ErrorOutput;

/** Who started a frame, and gets what comes of it. */
interface FrameOwner {
  void ended(Frame frame, Payload output);

  /** A state failed, and no handler of its own took the error. */
  void failed(Frame frame, ErrorOutput error);
}
