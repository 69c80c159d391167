package dev.cumulusc.handler;

import dev.cumulusc.javascript.Node;
import java.util.List;
import java.util.Optional;

/** Finds the files of packages in node_modules, as {@code require} does. */
final class Packages {
  /** The conditions under which {@code require} takes what {@code exports} names. */
  private static final List<String> CONDITIONS = List.of("node", "require", "default");

  private final ModuleLoader loader;

  Packages(ModuleLoader loader) {
    this.loader = loader;
  }

  /**
   * Returns the path of the file that a module of a package is in.
   *
   * @param from the path of the file that asks for it
   * @param request the package's name, or that and a path in it
   * @param readsExports whether the Node.js follows {@code exports} in package.json
   * @return nothing where no such file is found, or where package.json does not clearly name one
   */
  Optional<String> file(String from, String request, boolean readsExports) {
    if (request.isEmpty() || request.startsWith(".") || request.startsWith("/")) {
      return Optional.empty();
    }
    int slash = request.indexOf('/', request.startsWith("@") ? request.indexOf('/') + 1 : 0);
    String name = slash < 0 ? request : request.substring(0, slash);
    Optional<String> within =
        slash < 0 ? Optional.empty() : Optional.of(request.substring(slash + 1));
    return loader.packageFolder(from, name).flatMap(folder -> file(folder, within, readsExports));
  }

  private Optional<String> file(String folder, Optional<String> within, boolean readsExports) {
    Optional<Node> exports =
        readsExports
            ? loader.manifest(folder).flatMap(manifest -> member(manifest, "exports"))
            : Optional.empty();
    if (exports.isPresent()) {
      return within.isEmpty()
          ? exports.flatMap(Packages::ofRoot).flatMap(path -> loader.exactly(folder + path))
          : Optional.empty();
    }
    return loader.fileOrFolder(
        within.map(path -> folder + path).orElse(folder.substring(0, folder.length() - 1)));
  }

  /** Returns what is exported as the package itself. */
  private static Optional<String> ofRoot(Node exports) {
    return target(member(exports, ".").orElse(exports));
  }

  private static Optional<String> target(Node target) {
    if (target instanceof Node.Text text) {
      return Optional.of(text.value());
    }
    if (!(target instanceof Node.ObjectLiteral literal)) {
      return Optional.empty();
    }
    return literal.parts().stream()
        .filter(Node.Property.class::isInstance)
        .map(Node.Property.class::cast)
        .filter(property -> property.name().filter(CONDITIONS::contains).isPresent())
        .findFirst()
        .flatMap(Node.Property::value)
        .flatMap(Packages::target);
  }

  private static Optional<Node> member(Node object, String key) {
    return object instanceof Node.ObjectLiteral
        ? object.parts().stream()
            .filter(Node.Property.class::isInstance)
            .map(Node.Property.class::cast)
            .filter(property -> property.name().equals(Optional.of(key)))
            .findFirst()
            .flatMap(Node.Property::value)
        : Optional.empty();
  }
}
