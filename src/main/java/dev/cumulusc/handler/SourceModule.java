package dev.cumulusc.handler;

import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Program;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import org.jspecify.annotations.Nullable;

/** A file of JavaScript in a package, and what it says. */
final class SourceModule {
  private final String path;
  private final String shownAs;
  private final Program program;
  private @Nullable SourceFile file;
  private @Nullable Scope scope;

  /**
   * Makes a module.
   *
   * @param path its path in the package
   * @param shownAs the path that its user knows it by
   */
  SourceModule(String path, String shownAs, Program program) {
    this.path = path;
    this.shownAs = shownAs;
    this.program = program;
  }

  String path() {
    return path;
  }

  Program program() {
    return program;
  }

  /** Returns what its statements declare and do when it is loaded. */
  Scope scope() {
    if (scope == null) {
      scope = Scope.ofModule(this);
    }
    return scope;
  }

  SourceSpan span(Node node) {
    return span(node.start(), node.end());
  }

  SourceSpan span(int start, int end) {
    if (file == null) {
      file = SourceFile.of(shownAs, program.text());
    }
    return file.span(start, end);
  }
}
