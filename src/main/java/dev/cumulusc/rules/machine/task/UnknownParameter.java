package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.Integration;
import dev.cumulusc.asl.service.Integrations;
import dev.cumulusc.asl.service.Parameters;
import dev.cumulusc.asl.service.Parameters.Member;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.MachineRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds parameters that an integration does not take. These are warnings: AWS refuses some when a
 * state machine is created, and others only when the state runs, and knows parameters that are
 * newer than the facts here.
 */
public final class UnknownParameter implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3806",
              "unknown-parameter",
              "A task passes a parameter that the integration is not known to take.")
          .because(
              "AWS refuses to create the state machine, or the state fails when it runs, with `The"
                  + " field is not supported by Step Functions`, unless the parameter is a new one.")
          .fixedBy(
              "Correct the spelling or delete the parameter. Names of parameters are"
                  + " case-sensitive and begin with a capital letter. Those of the AWS SDK are those"
                  + " of the SDK for Java: `DbInstanceIdentifier`, not `DBInstanceIdentifier`;"
                  + " lists have the plural: `Filters`, not `Filter`. `cumulusc --version` shows the"
                  + " day of the parameters that are known.")
          .accordingTo(Authority.aws("step-functions/latest/dg/connect-parameters.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  private static final String NEEDED = "It needs ";

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      check(task, out);
    }
  }

  /**
   * Returns whether a parameter that a call does not have, and that resembles none of its, stands
   * where one is missing; it is reported together with that.
   */
  static boolean replacesWhatIsMissing(Tasks.Task task) {
    Diagnostics found = new Diagnostics();
    check(task, found);
    return found.found().stream().anyMatch(UnknownParameter::isInstead);
  }

  private static boolean isInstead(Diagnostic found) {
    return found.help().filter(help -> help.startsWith(NEEDED)).isPresent();
  }

  private static void check(Tasks.Task task, Diagnostics out) {
    Optional<MappingNode> arguments = task.arguments().filter(node -> !isComputed(node));
    if (arguments.isPresent() && task.call() instanceof TaskResource.Optimized call) {
      Integrations.find(call.service(), call.action())
          .ifPresent(known -> new Check(task, false, out).optimized(known, arguments.get()));
    } else if (arguments.isPresent() && task.call() instanceof TaskResource.Sdk call) {
      Parameters.of(call.service(), call.action())
          .ifPresent(known -> new Check(task, true, out).members(known, arguments.get(), ""));
    }
  }

  private static boolean isComputed(Node node) {
    return IntrinsicFunctions.of(node).isPresent();
  }

  /**
   * Goes through the parameters of a call.
   *
   * @param isOfSdk whether the call is one of the AWS SDK, whose names are the only ones; in those
   *     of optimized integrations, some names may begin with a small letter
   */
  private record Check(Tasks.Task task, boolean isOfSdk, Diagnostics out) {

    void optimized(Integration integration, MappingNode given) {
      List<String> known = integration.parameters();
      boolean isFlat =
          given.entries().stream().allMatch(each -> each.value() instanceof ScalarNode);
      List<Member> members =
          (isFlat ? Optional.<Parameters.Structure>empty() : integration.structure())
              .map(Parameters.Structure::members)
              .orElse(List.of());
      List<String> missing =
          integration.missing(given.names().stream().map(Tasks::parameterName).toList()).stream()
              .flatMap(names -> Integration.alternatives(names).stream())
              .toList();
      for (MappingNode.Entry entry : entries(given)) {
        String name = Tasks.parameterName(entry.name());
        if (!known.isEmpty() && !known.contains(name)) {
          report(entry, known, missing, "");
        } else {
          same(members, name).ifPresent(member -> inside(member, entry, name));
        }
      }
    }

    void members(Parameters.Structure structure, MappingNode given, String path) {
      List<Member> members = structure.members();
      List<String> known = members.stream().map(this::shown).distinct().toList();
      List<String> missing =
          new ArrayList<>(members.stream().filter(Member::isRequired).map(this::shown).toList());
      given.names().stream().map(Tasks::parameterName).forEach(missing::remove);
      for (MappingNode.Entry entry : entries(given)) {
        String name = Tasks.parameterName(entry.name());
        Optional<Member> meant = same(members, name);
        if (meant.isEmpty() || (isOfSdk && isWrongCase(name, meant.get().name()))) {
          report(entry, known, missing, path);
        } else {
          inside(meant.get(), entry, path.isEmpty() ? name : path + "." + name);
        }
      }
    }

    private void inside(Member member, MappingNode.Entry entry, String path) {
      if (member.inside().isPresent() && !entry.name().endsWith(".$")) {
        walk(member.inside().get(), member.containers(), entry.value(), path);
      }
    }

    private void walk(Parameters.Structure inside, String containers, Node value, String path) {
      if (isComputed(value)) {
        return;
      }
      boolean isMap = containers.startsWith("{");
      if (value instanceof MappingNode mapping && (containers.isEmpty() || isMap)) {
        if (containers.isEmpty()) {
          members(inside, mapping, path);
          return;
        }
        for (MappingNode.Entry entry : entries(mapping)) {
          if (!entry.name().endsWith(".$")) {
            String deeper = path + "." + entry.name();
            walk(inside, containers.substring(1), entry.value(), deeper);
          }
        }
      } else if (value instanceof SequenceNode list && containers.startsWith("[")) {
        list.items().forEach(item -> walk(inside, containers.substring(1), item, path + "[]"));
      }
    }

    private void report(
        MappingNode.Entry entry, List<String> known, List<String> missing, String path) {
      String name = Tasks.parameterName(entry.name());
      String place = path.isEmpty() ? "" : " in `" + path + "`";
      Diagnostic found =
          Diagnostic.of(
                  INFO,
                  entry.key().origin(),
                  "`" + task.callName() + "` has no parameter `" + name + "`" + place + ".")
              .suggesting(name, Suggestions.meant(name, missing).or(() -> nearest(name, known)));
      boolean isInstead = path.isEmpty() && !missing.isEmpty();
      String has = known.isEmpty() ? "It has none." : "It has " + Words.all(known) + ".";
      if (found.meant().isPresent()) {
        out.report(found);
      } else if (isInstead) {
        out.report(
            found
                .withHelp(NEEDED + Words.any(missing) + ", which is missing. " + has)
                .withSeverity(isOfSdk ? Severity.WARNING : Severity.ERROR));
      } else {
        out.report(found.withHelp(has));
      }
    }

    /** An array in the query of an API has the name of one item there, and of all here. */
    private static Optional<String> nearest(String name, List<String> known) {
      return known.contains(name + "s")
          ? Optional.of(name + "s")
          : Suggestions.nearest(name, known);
    }

    private String shown(Member member) {
      return isOfSdk ? member.name() : member.apiName();
    }

    private Optional<Member> same(List<Member> members, String name) {
      return members.stream()
          .filter(
              member ->
                  member.name().equalsIgnoreCase(name)
                      || (!isOfSdk && member.apiName().equalsIgnoreCase(name)))
          .min(Comparator.comparing(member -> !member.name().equals(name)));
    }

    /**
     * Whether a name begins with a small letter, or has the capital letters of the API at its
     * beginning instead of those of the SDK: {@code DBName} for {@code DbName}.
     */
    private static boolean isWrongCase(String name, String known) {
      return !Character.isUpperCase(name.charAt(0))
          || (known.length() > 1
              && Character.isUpperCase(name.charAt(1))
              && Character.isLowerCase(known.charAt(1)));
    }

    private static List<MappingNode.Entry> entries(MappingNode given) {
      return given.entries().stream()
          .filter(entry -> !entry.name().startsWith("Fn::") && !entry.name().equals("Ref"))
          .filter(entry -> !Placeholders.isPartOf(entry.name()) && !entry.name().isEmpty())
          .filter(entry -> !entry.key().isMergeKey())
          .toList();
    }
  }
}
