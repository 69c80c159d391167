package dev.cumulusc.compile;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.move.DockerMove;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A compiled application.
 *
 * @param template the main template
 * @param nested the templates of nested stacks by name, in the order of their deployment
 * @param moved the functions that were moved behind activities
 */
public record Compilation(
    Application application,
    Deployment deployment,
    Template template,
    Map<String, Template> nested,
    List<DockerMove.Moved> moved) {

  public Compilation {
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
    moved = List.copyOf(moved);
  }
}
