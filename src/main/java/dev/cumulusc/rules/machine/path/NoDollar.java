package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Expressions;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.PathLikeText;
import dev.cumulusc.asl.knowledge.PayloadTemplates;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.MachineRule;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds paths in payloads that are taken for plain texts. */
public final class NoDollar implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3231",
              "no-dollar",
              "A string of a payload looks like a path, but its key does not end in `.$`.")
          .because("The string itself is passed on, not what the path selects.")
          .fixedBy(
              "Add `.$` to the key. If the string is the whole payload, write a mapping with such a"
                  + " key, or use `InputPath` or `OutputPath`.")
          .accordingTo(
              Authority.aws(
                  "step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html"))
          .asAws("NO_DOLLAR");

  /** The field that takes a path where a payload takes a mapping. */
  private static final Map<String, String> WHOLE =
      Map.of("Parameters", "InputPath", "ResultSelector", "OutputPath");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  /** The paths in {@code cma.ReplaceConfig} are for Cumulus's message adapter, as they stand. */
  @Override
  public void check(Machine machine, Diagnostics out) {
    Set<Node> messages = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Node> replaceConfigs = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Node> refused = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PayloadTemplates.Item item : PayloadTemplates.of(machine)) {
      String key = item.key().text();
      if (key.equals("cma")) {
        messages.add(item.value());
      } else if (key.equals("ReplaceConfig") && messages.contains(item.holder())) {
        replaceConfigs.add(item.value());
      }
      if (Expressions.isPathKey(key) || refused.contains(item.holder())) {
        addMappings(item.value(), refused);
        continue;
      }
      if (PathLikeText.isPathOrCall(item.value()) && !replaceConfigs.contains(item.holder())) {
        out.report(
            INFO,
            item.key().origin(),
            "`" + key + "` is " + item.value().describe() + ", which is passed on as it is.",
            "Name the key `" + key + ".$` to pass on what it selects.");
      }
    }
    for (Part part : machine.parts()) {
      if (part.language() == QueryLanguage.JSONPATH && part.state().isPresent()) {
        part.node().entries().stream()
            .filter(entry -> Expressions.isPayload(entry.name()))
            .filter(entry -> PathLikeText.isPathOrCall(entry.value()))
            .filter(entry -> part.shape().field(entry.name()).isPresent())
            .filter(entry -> !isOfIntegration(part, entry))
            .forEach(entry -> whole(part, entry, out));
      }
    }
  }

  /** Adds the mappings of a value that is refused as a whole, since its key wants a string. */
  private static void addMappings(Node value, Set<Node> refused) {
    if (value instanceof SequenceNode list) {
      list.items().forEach(item -> addMappings(item, refused));
    } else {
      refused.add(value);
    }
  }

  /** Returns whether a string stands for the parameters of a call, which C3805 reports. */
  private static boolean isOfIntegration(Part part, MappingNode.Entry entry) {
    return entry.name().equals("Parameters")
        && part.state()
            .flatMap(MachineState::call)
            .filter(call -> call.target() instanceof TaskResource.Optimized)
            .isPresent();
  }

  /** Reports a string that stands where a payload should. */
  private static void whole(Part part, MappingNode.Entry entry, Diagnostics out) {
    Optional<String> instead =
        Optional.ofNullable(WHOLE.get(entry.name()))
            .filter(field -> part.shape().field(field).isPresent())
            .filter(field -> PathLikeText.isPath(entry.value()));
    out.report(
        INFO,
        entry.key().origin(),
        "`" + entry.name() + "` is " + entry.value().describe() + ", which is passed on as it is.",
        instead
            .map(field -> "Use `" + field + "` for one path, or write")
            .orElse("Write")
            .concat(" a mapping with the path under a key that ends in `.$`."));
  }
}
