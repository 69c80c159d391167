package dev.cumulusc.handler;

import dev.cumulusc.javascript.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the syntax of the packages of node_modules that are loaded with a module in any case. It is
 * looked for where a worker's Node.js is old, and in so much of them that it takes no long time.
 */
final class LoadedPackages {
  /** How many files of packages are read for one handler. */
  private static final int FILES_LIMIT = 200;

  /** How much text of packages is read for one handler, in characters. */
  private static final int TEXT_LIMIT = 4 * 1024 * 1024;

  private static final String FOLDER = "node_modules/";

  private final ModuleLoader loader;
  private final Packages packages;
  private final boolean readsExports;
  private final List<SyntaxUse> syntax = new ArrayList<>();
  private int filesRead;
  private int charactersRead;

  /**
   * Makes one.
   *
   * @param readsExports whether the Node.js follows {@code exports} in package.json
   */
  LoadedPackages(ModuleLoader loader, boolean readsExports) {
    this.loader = loader;
    this.packages = new Packages(loader);
    this.readsExports = readsExports;
  }

  /** Returns the syntax of the packages that a module loads, those that they load included. */
  List<SyntaxUse> syntax(SourceModule first) {
    Set<String> seen = new HashSet<>(Set.of(first.path()));
    Deque<SourceModule> waiting = new ArrayDeque<>(List.of(first));
    while (!waiting.isEmpty() && filesRead < FILES_LIMIT && charactersRead < TEXT_LIMIT) {
      SourceModule module = waiting.poll();
      if (module.path().contains(FOLDER)) {
        filesRead++;
        charactersRead += module.program().text().length();
        module
            .program()
            .syntax()
            .forEach((what, at) -> syntax.add(new SyntaxUse(what, module.span(at, at + 1))));
      }
      for (Request request : module.program().requests()) {
        if (request.isCertain() && request.kind() == Request.Kind.REQUIRE) {
          file(module, request)
              .filter(path -> path.endsWith(".js") && seen.add(path))
              .flatMap(loader::load)
              .ifPresent(waiting::add);
        }
      }
    }
    return List.copyOf(syntax);
  }

  private Optional<String> file(SourceModule from, Request request) {
    return loader
        .required(from.path(), request.module())
        .or(() -> packages.file(from.path(), request.module(), readsExports));
  }
}
