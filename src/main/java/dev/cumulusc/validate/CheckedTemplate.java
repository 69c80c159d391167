package dev.cumulusc.validate;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A template that is checked.
 *
 * @param isEmitted whether this program made it from a configuration; otherwise somebody wrote it,
 *     and nothing but the template itself is known
 * @param isWhole whether no error left something out of it; otherwise nothing may be reported as
 *     missing
 */
public record CheckedTemplate(Template template, boolean isEmitted, boolean isWhole) {

  /** Makes one that nothing was left out of. */
  public CheckedTemplate(Template template, boolean isEmitted) {
    this(template, isEmitted, true);
  }

  /** Returns this template as one that an error left something out of. */
  CheckedTemplate inPart() {
    return new CheckedTemplate(template, isEmitted, false);
  }

  /**
   * Calls back for each resource of some types, with no properties if it has none. Left out are
   * those of which nobody knows the names of all properties: an intrinsic function makes some, or
   * an error may have left one out.
   */
  public void wholeResources(
      Collection<String> types, BiConsumer<Resource, CfnValue.Mapping> action) {
    for (Resource resource : template.resources().values()) {
      CfnValue.Mapping properties =
          resource.properties().orElseGet(() -> new CfnValue.Mapping(Map.of(), resource.origin()));
      if (isWhole
          && types.contains(resource.type())
          && properties.members().keySet().stream().noneMatch(name -> name.startsWith("Fn::"))) {
        action.accept(resource, properties);
      }
    }
  }
}
