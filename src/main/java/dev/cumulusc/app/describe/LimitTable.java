package dev.cumulusc.app.describe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.app.describe.Description.LimitUse;
import dev.cumulusc.app.graph.CompiledWorkflows;
import dev.cumulusc.asl.knowledge.JsonSize;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.rules.limit.EnvironmentVariables;
import dev.cumulusc.rules.limit.RolePolicySize;
import dev.cumulusc.rules.machine.runtime.DefinitionSize;
import dev.cumulusc.rules.template.TemplateCounts;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.PolicyLength;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much an application uses of what AWS allows; the rules report what is beyond. */
public final class LimitTable {
  private final List<LimitUse> uses = new ArrayList<>();

  private LimitTable() {}

  /**
   * Returns what is used: of templates, then of definitions, policies and environments.
   *
   * @param texts the texts of the templates by their names
   */
  public static List<LimitUse> of(
      Compilation compilation, Map<String, String> texts, CompiledWorkflows workflows) {
    LimitTable table = new LimitTable();
    Map<String, Template> templates = TemplateTexts.templates(compilation);
    templates.forEach(
        (name, template) -> table.template(name, template, texts.getOrDefault(name, "")));
    for (String name : workflows.names()) {
      workflows
          .find(name)
          .ifPresent(
              entry ->
                  table.add(
                      name + ": definition",
                      JsonSize.bytes(entry.machine()),
                      DefinitionSize.MAX_BYTES,
                      "bytes"));
    }
    templates.values().forEach(table::policies);
    templates.values().forEach(table::environments);
    return List.copyOf(table.uses);
  }

  private void template(String name, Template template, String text) {
    add(name + ": template", text.getBytes(UTF_8).length, TemplateTexts.MAX_IN_S3, "bytes");
    add(
        name + ": resources",
        template.resources().size(),
        TemplateCounts.MAX_RESOURCES,
        "resources");
    add(
        name + ": parameters",
        template.parameters().size(),
        TemplateCounts.MAX_PARAMETERS,
        "parameters");
    add(name + ": outputs", template.outputs().size(), TemplateCounts.MAX_OUTPUTS, "outputs");
  }

  /** What references become is about as long as usual. */
  private void policies(Template template) {
    for (Resource role : template.resources().values()) {
      if (role.type().equals(ResourceTypes.ROLE)) {
        List<CfnValue> documents = RolePolicySize.inline(role, template);
        if (!documents.isEmpty()) {
          add(
              role.logicalId() + ": policies, about",
              documents.stream().mapToInt(PolicyLength::of).sum(),
              PolicyLength.INLINE_MAXIMUM,
              "characters");
        }
      }
    }
  }

  private void environments(Template template) {
    Resources.ofType(
        template,
        ResourceTypes.FUNCTION,
        (function, properties) ->
            Resources.mapping(properties, "Environment")
                .flatMap(environment -> Resources.mapping(environment, "Variables"))
                .ifPresent(
                    variables ->
                        add(
                            function.logicalId() + ": environment, at least",
                            EnvironmentVariables.size(variables),
                            EnvironmentVariables.MAX_BYTES,
                            "bytes")));
  }

  private void add(String what, long used, long limit, String unit) {
    uses.add(new LimitUse(what, used, limit, unit));
  }
}
