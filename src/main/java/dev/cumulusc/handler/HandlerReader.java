package dev.cumulusc.handler;

import dev.cumulusc.handler.HandlerFacts.Unread;
import dev.cumulusc.handler.Scope.Value;
import dev.cumulusc.runtime.NodeVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the local source of a Node.js function for what it shows of the handler. */
public final class HandlerReader {
  /** The first version of Node.js that follows {@code exports} in package.json without a flag. */
  private static final NodeVersion READS_EXPORTS = NodeVersion.of("12.17");

  private HandlerReader() {}

  /**
   * Reads a source.
   *
   * @param code the folder, the zip file or the single file that becomes the function's package
   * @param shownAs the path of that as the user wrote it, for messages
   * @param handler the handler as it is written at the function: {@code lib/index.handler}
   */
  public static HandlerFacts read(Path code, String shownAs, String handler) {
    Optional<HandlerName> name = HandlerName.of(handler);
    if (name.isEmpty()) {
      return HandlerFacts.unread(Unread.MISSING);
    }
    try (CodeFiles files = CodeFiles.open(code)) {
      ModuleLoader loader = new ModuleLoader(files, shownAs);
      Optional<String> path = loader.ofHandler(name.get());
      if (path.isEmpty()) {
        return HandlerFacts.unread(Unread.MISSING);
      }
      return loader
          .load(path.get())
          .map(module -> facts(loader, module, name.get()))
          .orElseGet(
              () ->
                  HandlerFacts.unread(
                      files.isTooLarge(path.get()) ? Unread.TOO_LARGE : Unread.UNREADABLE));
    }
  }

  /**
   * Returns the syntax that a version of Node.js does not read, in packages of node_modules that
   * are loaded with the handler's module in any case; large trees are not read to their end.
   */
  public static List<SyntaxUse> syntaxOfPackages(
      Path code, String shownAs, String handler, NodeVersion node) {
    Optional<HandlerName> name = HandlerName.of(handler);
    if (name.isEmpty()) {
      return List.of();
    }
    try (CodeFiles files = CodeFiles.open(code)) {
      ModuleLoader loader = new ModuleLoader(files, shownAs);
      LoadedPackages packages = new LoadedPackages(loader, node.isAtLeast(READS_EXPORTS));
      return loader.ofHandler(name.get()).flatMap(loader::load).map(packages::syntax).stream()
          .flatMap(List::stream)
          .filter(use -> !node.isAtLeast(use.syntax().since()))
          .toList();
    }
  }

  private static HandlerFacts facts(ModuleLoader loader, SourceModule module, HandlerName name) {
    LoadedModules loaded = new LoadedModules(loader);
    loaded.read(module);
    Exports exports = new Exports(loader);
    Optional<Value> handler = exports.find(module, name.export());
    handler.ifPresent(
        value ->
            LateRequests.of(value)
                .forEach(request -> loaded.readLate(value.scope().module(), request)));
    return new HandlerFacts(
        Optional.empty(),
        Optional.of(module.path()),
        loader.kind(module),
        handler.flatMap(value -> FunctionReader.read(exports, value)),
        loaded.syntax(),
        loaded.sdks(),
        loaded.core(),
        loaded.esModules());
  }
}
