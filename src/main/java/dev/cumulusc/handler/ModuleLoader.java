package dev.cumulusc.handler;

import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the files of a package that modules are in, as Lambda and Node.js do, and reads each once.
 */
final class ModuleLoader {
  /**
   * How many files are read for one handler; a source that is not bundled may have some hundreds.
   */
  private static final int FILES_LIMIT = 500;

  /** How much text is read for one handler, in characters. */
  private static final int TEXT_LIMIT = 2 * CodeFiles.SIZE_LIMIT;

  /** Where Lambda looks for the module of a handler, in this order. */
  private static final List<String> OF_HANDLERS = List.of("", ".js", ".mjs", ".cjs");

  private static final String MANIFEST = "package.json";

  private final CodeFiles files;
  private final String shownAs;
  private final Map<String, Optional<SourceModule>> modules = new HashMap<>();
  private final Map<String, ModuleKind> kinds = new HashMap<>();
  private int charactersRead;

  /**
   * Makes a loader.
   *
   * @param shownAs the path of the package that its user knows
   */
  ModuleLoader(CodeFiles files, String shownAs) {
    this.files = files;
    this.shownAs = shownAs;
  }

  /** Returns the path of the file that a handler's module is in. */
  Optional<String> ofHandler(HandlerName name) {
    return normal(name.module())
        .flatMap(
            path ->
                OF_HANDLERS.stream()
                    .map(path::concat)
                    .filter(files::has)
                    .findFirst()
                    .or(() -> folder(path)));
  }

  /**
   * Returns the path of the file that a module asks for by a relative path; nothing for modules of
   * packages.
   */
  Optional<String> required(String from, String request) {
    if (!request.startsWith("./") && !request.startsWith("../") && !request.equals(".")) {
      return Optional.empty();
    }
    String folder = from.substring(0, from.lastIndexOf('/') + 1);
    return normal(folder + request).flatMap(this::fileOrFolder);
  }

  /** Reads a file as JavaScript; nothing if it can't be, or if enough files were read. */
  Optional<SourceModule> load(String path) {
    Optional<SourceModule> known = modules.get(path);
    if (known == null) {
      known = modules.size() < FILES_LIMIT ? read(path) : Optional.empty();
      modules.put(path, known);
    }
    return known;
  }

  /** Returns what kind of module a file is, by its name, its package, or its syntax. */
  ModuleKind kind(SourceModule module) {
    ModuleKind declared = declaredKind(module.path());
    if (declared != ModuleKind.UNKNOWN) {
      return declared;
    }
    return module.program().hasModuleSyntax() ? ModuleKind.ES_MODULE : ModuleKind.COMMON_JS;
  }

  /** Whether a package of node_modules is there for a file to ask for. */
  boolean hasPackage(String from, String name) {
    return packageFolder(from, name).isPresent();
  }

  /** Returns the folder of a package of node_modules that a file asks for, with a slash. */
  Optional<String> packageFolder(String from, String name) {
    return foldersUpFrom(from).stream()
        .map(folder -> folder + "node_modules/" + name + "/")
        .filter(folder -> files.has(folder + MANIFEST) || files.has(folder + "index.js"))
        .findFirst();
  }

  /** Returns the path of a file without {@code .} and {@code ..}, if there is such a file. */
  Optional<String> exactly(String path) {
    return normal(path).filter(files::has);
  }

  private Optional<SourceModule> read(String path) {
    Optional<String> text = files.read(path);
    charactersRead += text.map(String::length).orElse(0);
    if (text.isEmpty() || charactersRead > TEXT_LIMIT) {
      return Optional.empty();
    }
    boolean esModule = declaredKind(path) == ModuleKind.ES_MODULE;
    return Program.read(text.get(), esModule)
        .program()
        .map(program -> new SourceModule(path, shownAs(path), program));
  }

  private String shownAs(String path) {
    return shownAs.endsWith("/" + path) || shownAs.equals(path) ? shownAs : shownAs + "/" + path;
  }

  /** Returns what kind of module a file is, by its name or its package. */
  ModuleKind declaredKind(String path) {
    if (path.endsWith(".mjs")) {
      return ModuleKind.ES_MODULE;
    }
    if (path.endsWith(".cjs")) {
      return ModuleKind.COMMON_JS;
    }
    for (String folder : foldersUpFrom(path)) {
      if (files.has(folder + MANIFEST)) {
        return kinds.computeIfAbsent(folder, this::kindOfPackage);
      }
    }
    return ModuleKind.UNKNOWN;
  }

  private ModuleKind kindOfPackage(String folder) {
    return manifest(folder)
        .flatMap(manifest -> text(manifest, "type"))
        .map(type -> type.equals("module") ? ModuleKind.ES_MODULE : ModuleKind.COMMON_JS)
        .orElse(ModuleKind.UNKNOWN);
  }

  /** Reads a package.json: JSON is an expression of JavaScript. */
  Optional<Node.ObjectLiteral> manifest(String folder) {
    return files
        .read(folder + MANIFEST)
        .flatMap(text -> Program.read("(" + text + "\n)", false).program())
        .map(program -> program.statements().get(0))
        .filter(Node.ExpressionStatement.class::isInstance)
        .map(statement -> ((Node.ExpressionStatement) statement).expression())
        .filter(Node.ObjectLiteral.class::isInstance)
        .map(Node.ObjectLiteral.class::cast);
  }

  private static Optional<String> text(Node.ObjectLiteral object, String key) {
    for (Node part : object.parts()) {
      if (part instanceof Node.Property property
          && property.name().equals(Optional.of(key))
          && property.value().orElse(part) instanceof Node.Text text) {
        return Optional.of(text.value());
      }
    }
    return Optional.empty();
  }

  /** Returns the path of the file that {@code require} takes for a path without an extension. */
  Optional<String> fileOrFolder(String path) {
    for (String extension : List.of("", ".js", ".json", ".node")) {
      if (files.has(path + extension)) {
        return Optional.of(path + extension);
      }
    }
    return folder(path);
  }

  private Optional<String> folder(String path) {
    String folder = path.isEmpty() ? "" : path + "/";
    Optional<String> main =
        manifest(folder)
            .flatMap(manifest -> text(manifest, "main"))
            .flatMap(written -> normal(folder + written))
            .flatMap(
                file ->
                    List.of("", ".js", "/index.js").stream()
                        .map(file::concat)
                        .filter(files::has)
                        .findFirst());
    return main.or(() -> Optional.of(folder + "index.js").filter(files::has));
  }

  /** Returns the folders that a file is in, the innermost first, each with a slash at its end. */
  private static List<String> foldersUpFrom(String path) {
    Deque<String> folders = new ArrayDeque<>();
    folders.add("");
    for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
      folders.addFirst(path.substring(0, i + 1));
    }
    return List.copyOf(folders);
  }

  /** Returns a path without {@code .} and {@code ..}; nothing if it leads out of the package. */
  private static Optional<String> normal(String path) {
    if (path.startsWith("/")) {
      return Optional.empty();
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }
}
