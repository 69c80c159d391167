package dev.cumulusc.deploy.bundle;

/** Receives the progress of uploads. It is called by one thread at a time. */
public interface UploadListener {
  /**
   * It is known what has to be uploaded.
   *
   * @param missing how many objects have to be written
   * @param present how many objects are there already
   */
  void found(int missing, int present);

  /**
   * More was sent.
   *
   * @param done how many objects are written
   * @param part how much of all that has to be written is, from 0 to 1
   * @param bytes how many bytes were sent
   */
  void progressed(int done, double part, long bytes);

  /** An object was written. */
  void written(Upload upload, long bytes);
}
