package dev.cumulusc.app;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.iam.ListedRole;
import dev.cumulusc.iam.RoleList;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the roles of an application, statement by statement. */
public final class ListRoles {
  /**
   * What is to be listed.
   *
   * @param name a workflow, a logical id, or the ARN of a role, if not all roles are wanted
   */
  public record Request(
      ApplicationRequest application, Optional<EngineChoice> engine, Optional<String> name) {}

  /** Lists roles; nothing if something is wrong, which was reported. */
  public Optional<List<ListedRole>> run(Request request, Listener listener) {
    return new Preparation(request.engine(), TemplateWriter.Format.YAML, listener)
        .compile(request.application())
        .compilation()
        .map(ListRoles::all)
        .flatMap(
            all ->
                request.name().isEmpty()
                    ? Optional.of(all)
                    : called(request.name().get(), all, listener));
  }

  static List<ListedRole> all(Compilation compilation) {
    List<ListedRole> all =
        new ArrayList<>(RoleList.of(compilation.template(), compilation.deployment()));
    for (Template nested : compilation.nested().values()) {
      all.addAll(RoleList.of(nested, Optional.empty()));
    }
    return all;
  }

  private static Optional<List<ListedRole>> called(
      String name, List<ListedRole> all, Listener listener) {
    List<ListedRole> called = all.stream().filter(role -> role.names().contains(name)).toList();
    if (called.isEmpty()) {
      List<String> names = all.stream().flatMap(role -> role.names().stream()).toList();
      listener.error(
          "Nothing that takes a role is called `"
              + name
              + "`."
              + Suggestions.didYouMean(name, names).map(hint -> " " + hint).orElse(""));
      return Optional.empty();
    }
    return Optional.of(called);
  }
}
