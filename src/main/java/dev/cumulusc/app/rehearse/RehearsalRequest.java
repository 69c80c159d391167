package dev.cumulusc.app.rehearse;

import dev.cumulusc.rehearse.machine.Buckets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to rehearse, and how.
 *
 * @param input the input as JSON text; empty for an empty object
 * @param answers where the answers of tasks are
 * @param files what it reads and writes
 * @param startAt the state to start at; empty for the first one
 * @param start the virtual time at the start
 * @param seed decides on random numbers and identifiers
 */
public record RehearsalRequest(
    RehearsedWorkflow workflow,
    Optional<String> input,
    Answers answers,
    LocalFiles files,
    Names names,
    Optional<String> startAt,
    Instant start,
    long seed) {

  /**
   * What answers tasks.
   *
   * @param redrives the mocks with which an execution that failed is redriven, one after the other
   * @param handlers whether functions' own handlers answer where no mock does
   */
  public record Answers(Optional<Mocks> mocks, List<Mocks> redrives, boolean handlers) {
    public Answers {
      redrives = List.copyOf(redrives);
    }
  }

  /**
   * The files that a rehearsal reads and writes.
   *
   * @param bucketFolder the folder that stands for S3
   * @param access which files these may be
   */
  public record LocalFiles(Optional<Path> bucketFolder, FileAccess access) {
    Buckets buckets() {
      return new Buckets(bucketFolder, access);
    }
  }

  /**
   * A case of a file of mocks.
   *
   * @param only the case of the file; empty for its only one
   */
  public record Mocks(Path file, Optional<String> only) {}

  /**
   * What ARNs are made of.
   *
   * @param machine the state machine's name; empty for the workflow's
   */
  public record Names(String account, String region, Optional<String> machine, String execution) {}
}
