package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.model.Located;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Map;

/** Checks the arguments of the functions that refer to something. */
final class FunctionArguments {
  private static final String GET_ATT = "Fn::GetAtt";

  /** What the functions take, as it completes "but ... is expected". */
  private static final Map<String, String> EXPECTED =
      Map.of(
          "Ref",
          "the name of a resource or parameter",
          GET_ATT,
          "`Resource.Attribute`, or a list of the two,",
          "Fn::Sub",
          "a string, or a list of a string and a mapping,");

  private FunctionArguments() {}

  /** Reports an argument that has not the form that its function takes. */
  static void check(Located<String> function, Node argument, CfnValue read, Reading reading) {
    boolean unread = read instanceof CfnValue.Function;
    String expected = EXPECTED.get(function.value());
    if (unread && expected != null && !hasComputedAttribute(function.value(), argument)) {
      reading.withName(function).wrongType(argument, expected);
    }
  }

  /** Returns what is reported of a function that does not exist. */
  static Diagnostic unknown(ScalarNode name) {
    return Diagnostic.of(
            KeyRules.BAD_VALUE,
            name.origin(),
            "CloudFormation has no intrinsic function `" + name.text() + "`.")
        .withHelp("It has " + String.join(", ", IntrinsicFunctions.NAMES) + ".")
        .suggesting(name.text(), IntrinsicFunctions.NAMES);
  }

  /** The name of an attribute may come from a parameter. */
  private static boolean hasComputedAttribute(String function, Node argument) {
    return function.equals(GET_ATT)
        && argument instanceof SequenceNode list
        && list.items().size() == 2
        && list.items().get(0) instanceof ScalarNode resource
        && resource.isString()
        && IntrinsicFunctions.of(list.items().get(1)).isPresent();
  }
}
