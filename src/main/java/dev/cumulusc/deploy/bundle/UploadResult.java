package dev.cumulusc.deploy.bundle;

import java.util.List;

/**
 * What came of uploads.
 *
 * @param written what was written, in the order of the uploads
 * @param present what S3 held already, in the order of the uploads
 * @param failures why the rest was not written: sentences for people, each once
 */
public record UploadResult(List<Written> written, List<Upload> present, List<String> failures) {

  public UploadResult {
    written = List.copyOf(written);
    present = List.copyOf(present);
    failures = List.copyOf(failures);
  }

  /**
   * An object that was written.
   *
   * @param size how many bytes it has
   */
  public record Written(Upload upload, long size) {}
}
