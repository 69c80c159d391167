package dev.cumulusc.handler;

import dev.cumulusc.handler.HandlerFacts.Unread;
import dev.cumulusc.javascript.Request;
import dev.cumulusc.runtime.AwsSdk;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the local source of a Node.js function for what it shows of the handler. */
public final class HandlerReader {
  private static final String SDK_2 = "aws-sdk";
  private static final String SDK_3 = "@aws-sdk/";

  private final ModuleLoader loader;
  private final List<SyntaxUse> syntax = new ArrayList<>();
  private final List<SdkUse> sdks = new ArrayList<>();

  private HandlerReader(ModuleLoader loader) {
    this.loader = loader;
  }

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
          .map(module -> new HandlerReader(loader).facts(module, name.get()))
          .orElseGet(
              () ->
                  HandlerFacts.unread(
                      files.isTooLarge(path.get()) ? Unread.TOO_LARGE : Unread.UNREADABLE));
    }
  }

  private HandlerFacts facts(SourceModule module, HandlerName name) {
    readLoaded(module);
    Exports exports = new Exports(loader);
    Optional<FunctionFacts> function =
        exports.find(module, name.export()).flatMap(value -> FunctionReader.read(exports, value));
    return new HandlerFacts(
        Optional.empty(), Optional.of(module.path()), loader.kind(module), function, syntax, sdks);
  }

  /** Reads a module and all of the source that is loaded with it. */
  private void readLoaded(SourceModule first) {
    Set<String> seen = new HashSet<>(Set.of(first.path()));
    Deque<SourceModule> waiting = new ArrayDeque<>(List.of(first));
    while (!waiting.isEmpty()) {
      SourceModule module = waiting.poll();
      module
          .program()
          .syntax()
          .forEach((what, at) -> syntax.add(new SyntaxUse(what, module.span(at, at + 1))));
      for (Request request : module.program().requests()) {
        addSdk(module, request);
        boolean loaded = request.atLoad() && request.kind() != Request.Kind.DYNAMIC_IMPORT;
        if (loaded && !request.guarded()) {
          loader
              .required(module.path(), request.module())
              .filter(path -> !path.endsWith(".json") && seen.add(path))
              .flatMap(loader::load)
              .ifPresent(waiting::add);
        }
      }
    }
  }

  private void addSdk(SourceModule module, Request request) {
    String asked = request.module();
    boolean second = asked.equals(SDK_2) || asked.startsWith(SDK_2 + "/");
    boolean third = asked.startsWith(SDK_3);
    if (request.guarded() || !(second || third)) {
      return;
    }
    int end = asked.indexOf('/', third ? SDK_3.length() : 0);
    String packageName = end < 0 ? asked : asked.substring(0, end);
    int length = asked.length() + 2;
    sdks.add(
        new SdkUse(
            second ? AwsSdk.V2 : AwsSdk.V3,
            asked,
            loader.hasPackage(module.path(), packageName),
            module.span(request.offset(), request.offset() + length)));
  }
}
