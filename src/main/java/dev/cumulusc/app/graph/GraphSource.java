package dev.cumulusc.app.graph;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import java.nio.file.Path;
import java.util.Optional;

/** What is drawn. */
public sealed interface GraphSource {
  /** The workflows of an application. */
  record Application(ApplicationRequest request, Optional<EngineChoice> engine)
      implements GraphSource {}

  /** A bare definition, and what is to run it. */
  record Definition(Path file, MachineType type) implements GraphSource {
    /** Returns what the state machine is called: as its file, up to the first dot. */
    public String name() {
      String name = String.valueOf(file.getFileName());
      int dot = name.indexOf('.');
      return dot > 0 ? name.substring(0, dot) : name;
    }
  }
}
