package dev.cumulusc.handler;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for the file of a handler in the code that becomes a function's package. */
public final class HandlerFiles {
  private static final String NODE = "nodejs";
  private static final String PYTHON = "python";

  /** What a module of Python can be, behind its path. */
  private static final List<String> PYTHON_FILES =
      List.of(".py", "/__init__.py", ".pyc", "/__init__.pyc", ".so");

  /** A name in JavaScript, and further ones behind dots. */
  private static final Pattern EXPORT = Pattern.compile("[\\p{L}\\p{N}_$.-]+");

  private HandlerFiles() {}

  /** What is wrong with a handler. */
  public enum Fault {
    /** It does not name a module and a function. */
    MALFORMED,
    /** There is no file of the module in the code. */
    MISSING
  }

  /**
   * Returns what is wrong with a handler; nothing for runtimes other than Node.js and Python.
   *
   * @param code the folder, zip file or single file that becomes the package
   */
  public static Optional<Fault> fault(Path code, String handler, String runtime) {
    if (runtime.startsWith(NODE)) {
      return node(code, handler);
    }
    return runtime.startsWith(PYTHON) ? python(code, handler) : Optional.empty();
  }

  private static Optional<Fault> node(Path code, String handler) {
    Optional<HandlerName> name = HandlerName.of(handler);
    if (name.isEmpty() || !EXPORT.matcher(name.get().export()).matches()) {
      return Optional.of(Fault.MALFORMED);
    }
    try (CodeFiles files = CodeFiles.open(code)) {
      return new ModuleLoader(files, "").ofHandler(name.get()).isPresent()
          ? Optional.empty()
          : Optional.of(Fault.MISSING);
    }
  }

  private static Optional<Fault> python(Path code, String handler) {
    int dot = handler.lastIndexOf('.');
    if (dot <= 0 || dot == handler.length() - 1) {
      return Optional.of(Fault.MALFORMED);
    }
    String module = handler.substring(0, dot);
    try (CodeFiles files = CodeFiles.open(code)) {
      boolean found =
          Stream.of(module.replace('.', '/'), module)
              .flatMap(path -> PYTHON_FILES.stream().map(path::concat))
              .anyMatch(files::has);
      return found ? Optional.empty() : Optional.of(Fault.MISSING);
    }
  }
}
