package dev.cumulusc.deploy.bundle;

import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.TemplateLocation;
import dev.cumulusc.template.Template;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack as CloudFormation is to get it. It is made without a call of a service: the addresses of
 * code and nested templates follow from their content.
 *
 * @param template the main template with the final addresses of nested templates
 * @param text the main template's text
 * @param location how CloudFormation gets it
 * @param nested the templates of nested stacks by the logical ids of the nested stacks
 * @param uploads what has to be in S3 first, code and templates
 * @param keeping what it has beside what the application's files say, if that was found out
 */
@RecordBuilder
public record PreparedStack(
    StackInput input,
    Template template,
    String text,
    TemplateLocation location,
    Map<String, Template> nested,
    List<Upload> uploads,
    Optional<Keeping> keeping)
    implements PreparedStackBuilder.With {

  public PreparedStack {
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
    uploads = List.copyOf(uploads);
  }

  /**
   * What templates have only because executions need it.
   *
   * @param compiled the stack without it, as the application's files make it
   * @param kept what it is
   */
  public record Keeping(PreparedStack compiled, KeptForExecutions kept) {}

  /** Returns the stack as the application's files make it. */
  public PreparedStack compiled() {
    return keeping.map(Keeping::compiled).orElse(this);
  }

  /** Returns what it keeps for executions. */
  public KeptForExecutions kept() {
    return keeping.map(Keeping::kept).orElse(KeptForExecutions.NONE);
  }

  /** Returns the texts of the templates by name, the main one first. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(input.compilation().name(), text);
    for (Upload upload : uploads) {
      if (upload.source() instanceof Upload.TemplateText nestedText) {
        texts.put(nestedText.name(), nestedText.text());
      }
    }
    return texts;
  }

  /** Returns this with the values of its parameters. */
  public PreparedStack withParameters(List<ParameterValue> values) {
    return withInput(input.withParameters(values));
  }
}
