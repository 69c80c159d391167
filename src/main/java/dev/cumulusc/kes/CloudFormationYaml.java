package dev.cumulusc.kes;

import dev.cumulusc.tree.JavaScriptNumber;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.ScalarNode.Kind;
import dev.cumulusc.tree.SequenceNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What CloudFormation takes unquoted values for. Configurations are read as js-yaml reads them, but
 * kes hands a rendered template on unread, and CloudFormation reads YAML 1.1: {@code yes} is true,
 * {@code 1e3} is text, a date is the text that it is, and no digit of a long number is lost.
 */
public final class CloudFormationYaml {
  private static final Pattern TRUE = Pattern.compile("yes|Yes|YES|on|On|ON");
  private static final Pattern FALSE = Pattern.compile("no|No|NO|off|Off|OFF");
  private static final Pattern FLOAT =
      Pattern.compile("(?:[-+]?[0-9][0-9_]*\\.[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?");
  private static final Pattern INTEGER =
      Pattern.compile("[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]*|[1-9][0-9_]*(?::[0-5]?[0-9])*)");
  private static final Pattern LONG_INTEGER = Pattern.compile("[-+]?[1-9][0-9_]{15,}");

  private CloudFormationYaml() {}

  /** Returns a value with the types that its unquoted texts have in a template. */
  public static Node typed(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.withEntries(
          mapping.entries().stream()
              .map(entry -> new MappingNode.Entry(entry.key(), typed(entry.value())))
              .toList());
    }
    if (node instanceof SequenceNode list) {
      return list.withItems(list.items().stream().map(CloudFormationYaml::typed).toList());
    }
    return typed((ScalarNode) node);
  }

  private static ScalarNode typed(ScalarNode scalar) {
    String written = scalar.written();
    if (scalar.style() != ScalarNode.Style.PLAIN || scalar.tag() != null) {
      return scalar;
    }
    if (TRUE.matcher(written).matches()) {
      return typed(scalar, Kind.BOOLEAN, "true");
    }
    if (FALSE.matcher(written).matches()) {
      return typed(scalar, Kind.BOOLEAN, "false");
    }
    if (FLOAT.matcher(written).matches()) {
      double value = new BigDecimal(digits(written)).doubleValue();
      return typed(scalar, Kind.FLOAT, JavaScriptNumber.print(value));
    }
    if (LONG_INTEGER.matcher(written).matches()) {
      return typed(scalar, Kind.INTEGER, digits(written));
    }
    if (scalar.kind() == Kind.INTEGER && INTEGER.matcher(written).matches()) {
      return scalar;
    }
    return switch (scalar.kind()) {
      case INTEGER, FLOAT, STRING -> typed(scalar, Kind.STRING, written);
      case NULL -> written.contains(".") ? typed(scalar, Kind.STRING, written) : scalar;
      case BOOLEAN -> scalar;
    };
  }

  private static String digits(String written) {
    return written.replace("_", "").replaceFirst("^\\+", "");
  }

  private static ScalarNode typed(ScalarNode scalar, Kind kind, String text) {
    return scalar.withKind(kind).withText(text);
  }
}
