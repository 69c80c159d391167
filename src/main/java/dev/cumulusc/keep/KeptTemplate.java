package dev.cumulusc.keep;

import dev.cumulusc.template.Template;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The templates of a stack with what definitions in use need.
 *
 * @param template the main template; the one that was given if nothing of it is kept
 * @param nested the templates of nested stacks by the logical ids of the nested stacks; of a nested
 *     stack that is kept as a whole there is none, since its address stays
 * @param kept what stays, in the order in which plans show it
 * @param lost what can't be kept
 * @param parameters the parameters of the main template that are there only for what is kept, and
 *     need the values that they are deployed with
 */
@RecordBuilder
public record KeptTemplate(
    Template template,
    Map<String, Template> nested,
    List<Kept> kept,
    List<Lost> lost,
    List<String> parameters)
    implements KeptTemplateBuilder.With {
  /** What the ids of kept statements begin with. */
  public static final String SID_PREFIX = "Kept";

  public KeptTemplate {
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
    kept = List.copyOf(kept);
    lost = List.copyOf(lost);
    parameters = List.copyOf(parameters);
  }
}
