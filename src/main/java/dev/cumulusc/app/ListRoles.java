package dev.cumulusc.app;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.bind.MachineIds;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.ListedRole;
import dev.cumulusc.iam.RoleList;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.template.CfnValue;
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
        .flatMap(
            compilation ->
                request.name().isEmpty()
                    ? Optional.of(all(compilation))
                    : called(request.name().get(), compilation, listener));
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
      String name, Compilation compilation, Listener listener) {
    List<ListedRole> all = all(compilation);
    String machine = machine(name, compilation);
    List<ListedRole> called =
        all.stream()
            .filter(role -> role.names().contains(name) || role.names().contains(machine))
            .toList();
    Optional<CfnValue> foreign = RoleList.foreignRole(compilation.template(), machine);
    if (called.isEmpty() && foreign.isPresent()) {
      listener.error(
          "`"
              + name
              + "` takes the role `"
              + AccessRights.text(foreign.get())
              + "`, which no template of the application makes: only with `--engine native` is it"
              + " known what that has to allow.");
      return Optional.empty();
    }
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

  /**
   * Returns the logical id of the state machine that a name means: a template that was rendered has
   * no other sign of the workflow than this id, which kes makes of the workflow's name.
   */
  private static String machine(String name, Compilation compilation) {
    String id = MachineIds.of(compilation.application(), name);
    return compilation.template().resources().containsKey(id) ? id : name;
  }
}
