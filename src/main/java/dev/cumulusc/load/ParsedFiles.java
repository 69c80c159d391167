package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinTask;

/**
 * The configuration files of a workspace, each parsed once. A file that will be needed can be
 * parsed on another thread meanwhile, since parsing is the largest part of the work on an
 * application with a base.
 *
 * <p>One thread uses it; what is wrong with a file is returned, so that it is reported where the
 * file is used, in the same order in every run.
 */
public final class ParsedFiles {
  /** A file this small, in characters, is parsed sooner than another thread begins. */
  private static final int SMALL = 1_000;

  private final Map<SourceFile, ForkJoinTask<Parsed>> tasks = new HashMap<>();

  ParsedFiles() {}

  /**
   * A parsed file.
   *
   * @param root its value; nothing if what is wrong with it leaves no sense to the rest
   * @param faults what is wrong with it
   * @param objectKeys lists and mappings that are keys, each as a fault
   */
  public record Parsed(Optional<Node> root, List<Diagnostic> faults, List<Diagnostic> objectKeys) {}

  /** Begins to parse a file that will be needed. */
  public void begin(SourceFile file) {
    if (file.text().length() > SMALL && !tasks.containsKey(file)) {
      tasks.put(file, ForkJoinTask.adapt(() -> parse(file)).fork());
    }
  }

  /** Returns what a file holds; if another thread is parsing it, waits for the result. */
  public Parsed of(SourceFile file) {
    ForkJoinTask<Parsed> running = tasks.get(file);
    if (running != null) {
      return running.join();
    }
    ForkJoinTask<Parsed> task = ForkJoinTask.adapt(() -> parse(file));
    tasks.put(file, task);
    return task.invoke();
  }

  private static Parsed parse(SourceFile file) {
    Diagnostics faults = new Diagnostics();
    List<Diagnostic> objectKeys = new ArrayList<>();
    Optional<Node> root = YamlLoader.ofConfiguration(faults, objectKeys::add).load(file);
    return new Parsed(root, faults.found(), List.copyOf(objectKeys));
  }
}
