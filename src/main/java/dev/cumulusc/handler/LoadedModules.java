package dev.cumulusc.handler;

import dev.cumulusc.javascript.Request;
import dev.cumulusc.runtime.AwsSdk;
import dev.cumulusc.runtime.NodeAdditions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what the source needs that is loaded with a module; packages are not followed. */
final class LoadedModules {
  private static final String SDK_2 = "aws-sdk";
  private static final String SDK_3 = "@aws-sdk/";

  private final ModuleLoader loader;
  private final Packages packages;
  private final Set<String> seen = new HashSet<>();
  private final List<SyntaxUse> syntax = new ArrayList<>();
  private final List<SdkUse> sdks = new ArrayList<>();
  private final List<ModuleUse> core = new ArrayList<>();
  private final List<ModuleUse> esModules = new ArrayList<>();

  LoadedModules(ModuleLoader loader) {
    this.loader = loader;
    this.packages = new Packages(loader);
  }

  /** Returns the syntax of all files. */
  List<SyntaxUse> syntax() {
    return syntax;
  }

  /** Returns the modules of the AWS SDK that are asked for. */
  List<SdkUse> sdks() {
    return sdks;
  }

  /** Returns the modules that are asked for in any case, and that not every Node.js has. */
  List<ModuleUse> core() {
    return core;
  }

  /** Returns the ES modules that CommonJS modules ask for in any case, with {@code require}. */
  List<ModuleUse> esModules() {
    return esModules;
  }

  /** Reads a module and all of the source that is loaded with it. */
  void read(SourceModule first) {
    seen.add(first.path());
    Deque<SourceModule> waiting = new ArrayDeque<>(List.of(first));
    while (!waiting.isEmpty()) {
      SourceModule module = waiting.poll();
      module
          .program()
          .syntax()
          .forEach((what, at) -> syntax.add(new SyntaxUse(what, module.span(at, at + 1))));
      for (Request request : module.program().requests()) {
        addSdk(module, request);
        if (request.isCertain()) {
          addModule(module, request);
        }
        boolean loaded = request.atLoad() && request.kind() != Request.Kind.DYNAMIC_IMPORT;
        if (loaded && !request.guarded()) {
          next(module, request).ifPresent(waiting::add);
        }
      }
    }
  }

  /** Reads what a module asks for later on, but in any case, and what is loaded with that. */
  void readLate(SourceModule module, Request request) {
    addModule(module, request);
    next(module, request).ifPresent(this::read);
  }

  private Optional<SourceModule> next(SourceModule module, Request request) {
    return loader
        .required(module.path(), request.module())
        .filter(path -> !path.endsWith(".json") && !path.endsWith(".node") && seen.add(path))
        .flatMap(loader::load);
  }

  private void addModule(SourceModule module, Request request) {
    String asked = request.module();
    ModuleUse use =
        new ModuleUse(asked, module.span(request.offset(), request.offset() + asked.length() + 2));
    if (NodeAdditions.module(asked).isPresent()
        && packages.file(module.path(), asked, true).isEmpty()) {
      core.add(use);
    } else if (request.kind() == Request.Kind.REQUIRE && isEsModule(module, asked)) {
      esModules.add(use);
    }
  }

  /** What a package names for a newer Node.js, and what for an older one, both have to be such. */
  private boolean isEsModule(SourceModule from, String asked) {
    Optional<String> relative = loader.required(from.path(), asked);
    if (relative.isPresent()) {
      return declaredEs(relative.get());
    }
    Optional<String> newer = packages.file(from.path(), asked, true);
    Optional<String> older = packages.file(from.path(), asked, false);
    return newer.isPresent()
        && declaredEs(newer.get())
        && older.filter(path -> !declaredEs(path)).isEmpty();
  }

  private boolean declaredEs(String path) {
    boolean script = path.endsWith(".js") || path.endsWith(".mjs");
    return script && loader.declaredKind(path) == ModuleKind.ES_MODULE;
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
