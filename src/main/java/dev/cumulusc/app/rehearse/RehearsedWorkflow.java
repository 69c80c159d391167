package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import java.nio.file.Path;
import java.util.Optional;

/** Where the workflow to rehearse is. */
public sealed interface RehearsedWorkflow {
  /** A bare definition, and what is to run it. */
  record InFile(Path file, MachineType type) implements RehearsedWorkflow {}

  /**
   * A workflow of an application, as it is deployed.
   *
   * @param name its key in the configuration, or the logical id of its state machine
   */
  record OfApplication(String name, Source source) implements RehearsedWorkflow {}

  /** An application, and what compiles it. */
  record Source(ApplicationRequest application, Optional<EngineChoice> engine) {}
}
