package dev.cumulusc.model;

import dev.cumulusc.handler.FunctionFacts;
import dev.cumulusc.handler.HandlerFacts;
import dev.cumulusc.handler.HandlerNeeds;
import dev.cumulusc.handler.HandlerReader;
import dev.cumulusc.handler.SdkUse;
import dev.cumulusc.handler.SyntaxUse;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.runtime.AwsSdk;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.runtime.NodeVersion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the local sources of functions show of their handlers; each is read once, when asked. */
public final class LocalHandlers {
  /** A callback is the third parameter. */
  private static final int WITH_CALLBACK = 3;

  private final @Nullable Workspace workspace;
  private final Map<String, Optional<HandlerFacts>> known = new HashMap<>();

  private LocalHandlers(@Nullable Workspace workspace) {
    this.workspace = workspace;
  }

  /** Returns the handlers of an application. */
  public static LocalHandlers in(Workspace workspace) {
    return new LocalHandlers(workspace);
  }

  /** Returns the handlers of an application whose sources are not there. */
  public static LocalHandlers none() {
    return new LocalHandlers(null);
  }

  /** Returns what the source of a function shows; nothing where there is none that can be read. */
  public Optional<HandlerFacts> of(LambdaSpec lambda) {
    Optional<Located<String>> handler = lambda.code().handler();
    if (handler.isEmpty() || !(lambda.code().source() instanceof CodeSource.Local local)) {
      return Optional.empty();
    }
    String path = local.path().value();
    String name = handler.get().value();
    return known.computeIfAbsent(path + "\n" + name, key -> read(path, name));
  }

  /**
   * Returns the needs of a function: what its source shows, and for a function of the Cumulus base
   * whose source is not there, what all of them were written for.
   */
  public HandlerNeeds needs(LambdaSpec lambda) {
    Optional<HandlerStyle> ofBase =
        lambda.code().ofBase().isOn() ? Optional.of(HandlerStyle.CALLBACK) : Optional.empty();
    Optional<HandlerFacts> facts = of(lambda);
    if (facts.isEmpty()) {
      return new HandlerNeeds(
          ofBase, ofBase, ofBase.isPresent() ? Set.of(AwsSdk.V2) : Set.of(), ofBase.isPresent());
    }
    Optional<FunctionFacts> function = facts.get().function();
    Optional<HandlerStyle> style = function.flatMap(FunctionFacts::style).or(() -> ofBase);
    return new HandlerNeeds(
        style,
        style.or(
            () ->
                function
                    .filter(FunctionFacts::passesCallbackOn)
                    .map(found -> HandlerStyle.CALLBACK)),
        facts.get().sdks().stream()
            .filter(use -> !use.packaged())
            .map(SdkUse::sdk)
            .collect(Collectors.toSet()),
        function.filter(found -> found.parameters() >= WITH_CALLBACK).isPresent());
  }

  /**
   * Returns the syntax that a version of Node.js does not read, in packages of node_modules that a
   * function's source has and loads in any case.
   */
  public List<SyntaxUse> syntaxOfPackages(LambdaSpec lambda, NodeVersion node) {
    Optional<Located<String>> handler = lambda.code().handler();
    if (workspace == null
        || handler.isEmpty()
        || !(lambda.code().source() instanceof CodeSource.Local local)) {
      return List.of();
    }
    String written = local.path().value();
    return path(workspace, written).stream()
        .flatMap(
            code ->
                HandlerReader.syntaxOfPackages(code, written, handler.get().value(), node).stream())
        .toList();
  }

  private Optional<HandlerFacts> read(String written, String handler) {
    if (workspace == null) {
      return Optional.empty();
    }
    return path(workspace, written)
        .map(code -> HandlerReader.read(code, written, handler))
        .filter(facts -> facts.unread().isEmpty());
  }

  /**
   * Returns where a function's source is.
   *
   * @param written its path from the root of the workspace, as it is written
   * @return nothing where there is no such file or folder
   */
  public static Optional<Path> path(Workspace workspace, String written) {
    try {
      return Optional.of(workspace.root().resolve(written)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
