package dev.cumulusc.handler;

import dev.cumulusc.runtime.NodeVersion;
import java.util.List;
import java.util.Optional;

/**
 * What the local source shows of a handler.
 *
 * @param unread why its module was not read, if it was not; then nothing else is known
 * @param file the path of its module in the package, with its extension: {@code lib/index.js}
 * @param kind what kind of module that is
 * @param function what is known of the function, if it was found
 * @param syntax the syntax of the files that are loaded with the module, as far as they belong to
 *     the source and not to packages that it depends on
 * @param sdks the modules of the AWS SDK that those files ask for
 * @param coreModules the modules of Node.js that those files load in any case, and that not every
 *     version of it has
 * @param esModules the ES modules that those files load with {@code require} in any case
 */
public record HandlerFacts(
    Optional<Unread> unread,
    Optional<String> file,
    ModuleKind kind,
    Optional<FunctionFacts> function,
    List<SyntaxUse> syntax,
    List<SdkUse> sdks,
    List<ModuleUse> coreModules,
    List<ModuleUse> esModules) {

  public HandlerFacts {
    syntax = List.copyOf(syntax);
    sdks = List.copyOf(sdks);
    coreModules = List.copyOf(coreModules);
    esModules = List.copyOf(esModules);
  }

  /** Why a module was not read. */
  public enum Unread {
    /** The handler's name is none, or there is no such file: it may be yet to be built. */
    MISSING,
    /** It is larger than what is read. */
    TOO_LARGE,
    /** It can't be read as a file, or not as JavaScript. */
    UNREADABLE
  }

  static HandlerFacts unread(Unread why) {
    return new HandlerFacts(
        Optional.of(why),
        Optional.empty(),
        ModuleKind.UNKNOWN,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Whether {@code require} finds the module by its name without an extension, as the published
   * worker asks for it. Lambda looks for {@code .mjs} and {@code .cjs} too, {@code require} does
   * not.
   */
  public boolean isFoundByRequire() {
    return file.filter(path -> !path.endsWith(".mjs") && !path.endsWith(".cjs")).isPresent();
  }

  /** Returns the syntax that a version of Node.js does not read. */
  public List<SyntaxUse> syntaxNewerThan(NodeVersion node) {
    return syntax.stream().filter(use -> !node.isAtLeast(use.syntax().since())).toList();
  }
}
