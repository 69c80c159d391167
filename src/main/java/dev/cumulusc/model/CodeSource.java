package dev.cumulusc.model;

import java.util.Optional;

/** Where a Lambda function's code is. */
public sealed interface CodeSource {

  /**
   * A folder or a zip file of the application.
   *
   * @param path the path relative to the application folder, as it was written
   */
  record Local(Located<String> path) implements CodeSource {}

  /**
   * An object that is already in S3.
   *
   * @param uniqueIdentifier what stands for the content's hash in version and alias names
   */
  record Stored(
      Located<String> bucket, Located<String> key, Optional<Located<String>> uniqueIdentifier)
      implements CodeSource {}

  /** Nothing was said. */
  record Missing() implements CodeSource {}
}
