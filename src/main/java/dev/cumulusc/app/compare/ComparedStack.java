package dev.cumulusc.app.compare;

import dev.cumulusc.asl.AdapterSettings;
import dev.cumulusc.compare.EvaluatedTemplate;
import dev.cumulusc.compare.Masks;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.StackParameter;
import dev.cumulusc.resolve.StackKind;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.NestedTemplateAddress;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stack as one side of a comparison has it.
 *
 * @param kind which of an application's stacks it is; nothing for a template file
 * @param name the stack's name, or that of the file
 * @param template the template with the values that its parameters have
 * @param nested the templates of nested stacks by their logical ids
 * @param hidden the values of parameters that must not be shown; the template has a mark for each
 * @param secrets what must not be shown, wherever it is
 */
@RecordBuilder
public record ComparedStack(
    Optional<StackKind> kind,
    String name,
    EvaluatedTemplate template,
    Map<String, Template> nested,
    Map<String, String> tags,
    Map<String, String> hidden,
    Set<String> secrets)
    implements ComparedStackBuilder.With {

  /** Returns a stack of a compiled application. */
  public static ComparedStack of(Compilation compilation) {
    StackInput input = StackInput.of(compilation, Diagnostics.discarding());
    Template template = AdapterSettings.without(compilation.template());
    Map<String, Template> nested = new LinkedHashMap<>();
    for (Resource resource : template.resources().values()) {
      NestedTemplateAddress.nameIn(resource, input.stackName())
          .flatMap(name -> Optional.ofNullable(compilation.nested().get(name)))
          .ifPresent(inner -> nested.put(resource.logicalId(), AdapterSettings.without(inner)));
    }
    Set<String> hidden = new LinkedHashSet<>(Masks.hiddenParameters(template));
    Map<String, String> values = EvaluatedTemplate.defaultsOf(template);
    for (StackParameter parameter : input.settings().parameters()) {
      String name = parameter.name().value();
      if (parameter.value().isPresent() && template.parameters().containsKey(name)) {
        values.put(name, parameter.value().get().value());
        if (parameter.value().get().origin().isSecret()) {
          hidden.add(name);
        }
      }
    }
    return new ComparedStack(
            Optional.of(compilation.application().kind()),
            input.stackName(),
            EvaluatedTemplate.of(template, values),
            nested,
            input.tags(),
            Map.of(),
            compilation.application().secrets())
        .hiding(hidden);
  }

  /** Returns the stack that a template file describes. */
  public static ComparedStack of(String name, Template template) {
    return new ComparedStack(
            Optional.empty(),
            name,
            EvaluatedTemplate.of(template, EvaluatedTemplate.defaultsOf(template)),
            Map.of(),
            Map.of(),
            Map.of(),
            Set.of())
        .hiding(Masks.hiddenParameters(template));
  }

  /** Returns this with a mark in the place of the values of some parameters. */
  private ComparedStack hiding(Set<String> parameters) {
    Map<String, String> shown = new LinkedHashMap<>(template.parameters());
    Map<String, String> taken = new LinkedHashMap<>(shown);
    taken.keySet().retainAll(parameters);
    shown.replaceAll((name, value) -> taken.containsKey(name) ? Secrets.MASK : value);
    Set<String> all = new LinkedHashSet<>(secrets);
    all.addAll(taken.values());
    return with()
        .template(EvaluatedTemplate.of(template.template(), shown))
        .hidden(taken)
        .secrets(all)
        .build();
  }
}
