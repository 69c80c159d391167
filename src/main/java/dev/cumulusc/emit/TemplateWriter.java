package dev.cumulusc.emit;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLFactoryBuilder;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Writes a template as YAML or JSON.
 *
 * <p>Intrinsic functions are written in their long form, and lines are never folded.
 */
public final class TemplateWriter {
  private static final String OUTPUTS = "Outputs";

  /**
   * The one character that the emitter writes as it is and YAML does not allow. It only stands
   * where {@link YamlQuoting} and the emitter put a string into double quotes because of it.
   */
  private static final String DELETE = "\u007f";

  private final JsonGenerator out;

  private TemplateWriter(JsonGenerator out) {
    this.out = out;
  }

  /** The formats that CloudFormation reads. */
  public enum Format {
    YAML,
    JSON
  }

  /** Returns the template's text, with line feeds and one at the end. */
  public static String write(Template template, Format format) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = format == Format.YAML ? yaml(text) : PrettyJson.generator(text)) {
      new TemplateWriter(out).template(template);
    }
    String written = text.toString();
    if (format == Format.YAML) {
      written = written.replace(DELETE, "\\x7f");
    }
    return written.endsWith("\n") ? written : written + "\n";
  }

  /** Writes a value as a template has it. */
  public static void write(CfnValue value, JsonGenerator out) {
    new TemplateWriter(out).value(value);
  }

  private static JsonGenerator yaml(StringWriter text) {
    YAMLFactoryBuilder builder =
        YAMLFactory.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(
                YAMLWriteFeature.MINIMIZE_QUOTES,
                YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR,
                YAMLWriteFeature.ALLOW_LONG_KEYS)
            .stringQuotingChecker(new YamlQuoting());
    return new QuotingYamlFactory(builder).createGenerator(ObjectWriteContext.empty(), text);
  }

  private void template(Template template) {
    out.writeStartObject();
    boolean written = false;
    for (Map.Entry<String, CfnValue.Member> section : template.sections().entrySet()) {
      if (section.getKey().equals(OUTPUTS)) {
        resources(template.resources());
        written = true;
      }
      member(section.getKey(), section.getValue().value());
    }
    if (!written) {
      resources(template.resources());
    }
    out.writeEndObject();
  }

  private void resources(Map<String, Resource> resources) {
    out.writeName("Resources");
    out.writeStartObject();
    for (Resource resource : resources.values()) {
      resource(resource);
    }
    out.writeEndObject();
  }

  private void resource(Resource resource) {
    out.writeName(resource.logicalId());
    out.writeStartObject();
    out.writeName("Type");
    out.writeString(resource.type());
    dependsOn(resource.dependsOn());
    resource.attributes().forEach(this::member);
    resource.properties().ifPresent(properties -> member("Properties", properties));
    out.writeEndObject();
  }

  private void dependsOn(List<Resource.Dependency> dependencies) {
    if (dependencies.isEmpty()) {
      return;
    }
    out.writeName("DependsOn");
    if (dependencies.size() == 1 && dependencies.get(0).alone()) {
      out.writeString(dependencies.get(0).target());
      return;
    }
    out.writeStartArray();
    dependencies.forEach(dependency -> out.writeString(dependency.target()));
    out.writeEndArray();
  }

  private void member(String name, CfnValue value) {
    out.writeName(name);
    value(value);
  }

  private void value(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      out.writeString(text.value());
    } else if (value instanceof CfnValue.Number number) {
      out.writeNumber(withPoint(number.value()));
    } else if (value instanceof CfnValue.Bool bool) {
      out.writeBoolean(bool.value());
    } else if (value instanceof CfnValue.Null) {
      out.writeNull();
    } else if (value instanceof CfnValue.Sequence sequence) {
      out.writeStartArray();
      sequence.items().forEach(this::value);
      out.writeEndArray();
    } else if (value instanceof CfnValue.Mapping mapping) {
      out.writeStartObject();
      mapping.members().forEach((name, member) -> member(name, member.value()));
      out.writeEndObject();
    } else {
      out.writeStartObject();
      function(value);
      out.writeEndObject();
    }
  }

  private void function(CfnValue value) {
    if (value instanceof CfnValue.Ref ref) {
      out.writeName("Ref");
      out.writeString(ref.target());
    } else if (value instanceof CfnValue.GetAtt getAtt) {
      out.writeName("Fn::GetAtt");
      out.writeStartArray();
      out.writeString(getAtt.target());
      out.writeString(getAtt.attribute());
      out.writeEndArray();
    } else if (value instanceof CfnValue.Sub sub) {
      out.writeName("Fn::Sub");
      sub(sub);
    } else if (value instanceof CfnValue.Function function) {
      member(function.name(), function.argument());
    }
  }

  private void sub(CfnValue.Sub sub) {
    if (sub.variables().isEmpty()) {
      out.writeString(sub.text());
      return;
    }
    out.writeStartArray();
    out.writeString(sub.text());
    out.writeStartObject();
    sub.variables().forEach(this::member);
    out.writeEndObject();
    out.writeEndArray();
  }

  /** Makes {@code 1e21} into {@code 1.0e21}, which YAML 1.1 takes for a number too. */
  private static String withPoint(String digits) {
    int exponent = digits.indexOf('e');
    return exponent < 0 || digits.indexOf('.') >= 0
        ? digits
        : digits.substring(0, exponent) + ".0" + digits.substring(exponent);
  }
}
