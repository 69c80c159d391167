package dev.cumulusc.deploy.bundle;

import dev.cumulusc.bind.StackSettingsBinder;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.StackSettings;
import dev.cumulusc.template.Capabilities;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A stack as the application's files want it, before anything is uploaded.
 *
 * @param compilation what it is made of: templates with the origins of their parts
 * @param settings what the configuration says about the stack itself
 * @param stackName the stack's name
 * @param parameters the values that parameters get; empty until it is known what they depend on
 * @param capabilities what the configuration or the templates ask to be acknowledged
 */
@RecordBuilder
public record StackInput(
    Compilation compilation,
    StackSettings settings,
    String stackName,
    List<ParameterValue> parameters,
    Map<String, String> tags,
    List<String> capabilities)
    implements StackInputBuilder.With {

  private static final String IAM = "CAPABILITY_IAM";
  private static final String NAMED_IAM = "CAPABILITY_NAMED_IAM";

  public StackInput {
    parameters = List.copyOf(parameters);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    capabilities = List.copyOf(capabilities);
  }

  /** Reads what a compiled application says about its stack; what is wrong in it is reported. */
  public static StackInput of(Compilation compilation, Diagnostics diagnostics) {
    StackSettings settings = StackSettingsBinder.bind(compilation.application(), diagnostics);
    Map<String, String> tags = new LinkedHashMap<>();
    settings.tags().forEach((key, value) -> tags.put(key.value(), value.value()));
    return new StackInput(
        compilation,
        settings,
        settings.stackName().map(Located::value).orElse(compilation.application().deployment()),
        List.of(),
        tags,
        capabilities(settings, compilation));
  }

  /** Returns the bucket for code and templates, if one is configured. */
  public Optional<String> bucket() {
    return settings.bucket().map(Located::value);
  }

  private static List<String> capabilities(StackSettings settings, Compilation compilation) {
    Set<String> needed = new TreeSet<>();
    settings.capabilities().forEach(each -> needed.add(each.value()));
    needed.addAll(Capabilities.of(List.copyOf(TemplateTexts.templates(compilation).values())));
    if (needed.contains(NAMED_IAM)) {
      needed.remove(IAM);
    }
    return List.copyOf(needed);
  }
}
