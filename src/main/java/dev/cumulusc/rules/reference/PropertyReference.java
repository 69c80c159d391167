package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.ProgramData;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds properties that yield something other than the resource takes. */
public final class PropertyReference implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C2105",
              "property-yields-other",
              "A property is an ARN, a name or a URL of something that the resource does not take"
                  + " there.")
          .because(
              "`Ref` gives a name for some types of resources, an ARN or a URL for others. With the"
                  + " wrong one the service refuses to create the resource, and CloudFormation"
                  + " rolls the stack back.")
          .fixedBy(
              "Use the reference that the message names. The page of each resource type says under"
                  + " \"Return values\" what `Ref` and its attributes give.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html"));

  private static final Map<String, List<Property>> BY_TYPE = read();

  /**
   * A property and what it takes.
   *
   * @param path names between dots; {@code []} at the end of one looks into each item of a list
   * @param beside what stands beside the property where this holds, in one piece with {@code =}
   */
  private record Property(List<String> path, Optional<String> beside, Wanted wanted) {
    String name() {
      return path.get(path.size() - 1).replace("[]", "");
    }

    /** Returns whether the property means this in a mapping that has it. */
    boolean isIn(CfnValue.Mapping mapping) {
      return beside
          .map(text -> text.split("="))
          .map(parts -> Resources.text(mapping, parts[0]).equals(Optional.of(parts[1])))
          .orElse(true);
    }
  }

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics out) {
    PlaceCheck check = new PlaceCheck(INFO, Optional.of(checked.template()));
    for (Resource resource : checked.template().resources().values()) {
      for (Property property : BY_TYPE.getOrDefault(resource.type(), List.of())) {
        resource
            .properties()
            .ifPresent(all -> visit(all, property, 0, value -> check(property, value, check, out)));
      }
    }
  }

  private static void check(Property property, CfnValue value, PlaceCheck check, Diagnostics out) {
    ComposedString.of(value)
        .flatMap(
            string ->
                QuotedFunction.find(INFO, string)
                    .or(() -> check.checkReference(property.name(), property.wanted(), string)))
        .ifPresent(out::report);
  }

  /** Finds the values that can stand at a property, whichever way conditions choose. */
  private static void visit(CfnValue at, Property property, int depth, Consumer<CfnValue> action) {
    if (at instanceof CfnValue.Function function
        && function.name().equals("Fn::If")
        && function.argument() instanceof CfnValue.Sequence choice) {
      choice.items().stream().skip(1).forEach(each -> visit(each, property, depth, action));
    } else if (at instanceof CfnValue.Sequence list) {
      list.items().forEach(item -> visit(item, property, depth, action));
    } else if (depth == property.path().size()) {
      action.accept(at);
    } else if (at instanceof CfnValue.Mapping mapping) {
      CfnValue inner = mapping.get(property.path().get(depth).replace("[]", ""));
      boolean isLast = depth == property.path().size() - 1;
      if (inner != null && (!isLast || property.isIn(mapping))) {
        visit(inner, property, depth + 1, action);
      }
    }
  }

  private static Map<String, List<Property>> read() {
    Map<String, List<Property>> properties = new HashMap<>();
    for (String line : ProgramData.lines(PropertyReference.class, "properties.txt")) {
      List<String> columns = List.of(line.split(" "));
      String[] place = columns.get(1).split("\\?");
      properties
          .computeIfAbsent("AWS::" + columns.get(0), type -> new ArrayList<>())
          .add(
              new Property(
                  List.of(place[0].split("\\.")),
                  place.length > 1 ? Optional.of(place[1]) : Optional.empty(),
                  Wanted.of(columns.subList(2, columns.size()))));
    }
    return properties;
  }
}
