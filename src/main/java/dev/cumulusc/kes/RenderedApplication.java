package dev.cumulusc.kes;

import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an application's templates render to.
 *
 * @param name the main template's file name without its suffix
 * @param nested the nested templates by file name without suffix, in the order of their rendering
 * @param code what the templates, or some of them, take from S3
 * @param overrides what the application's override template changed, if there is one
 */
public record RenderedApplication(
    String name,
    Template main,
    Map<String, Template> nested,
    List<CodePackage> code,
    Optional<Overrides> overrides) {

  public RenderedApplication {
    code = List.copyOf(code);
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
  }
}
