package dev.cumulusc.handler;

import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Operation;
import java.util.Optional;
import java.util.regex.Pattern;

/** Calls of functions that compilers and bundlers write into their output, known by their names. */
final class Helpers {
  private static final Pattern SAME_OBJECT =
      Pattern.compile(
          "(_?_?toCommonJS|_?_?toESM|_?_?toModule|_?_?importStar|_?_?importDefault|freeze"
              + "|_?interop_?[rR]equire_?([wW]ildcard|[dD]efault))[$\\d]*");

  private static final Pattern EXPORT_ALL =
      Pattern.compile("_?_?(export_?[sS]tar|reExport)[$\\d]*");

  private static final Pattern ASYNC_FUNCTION =
      Pattern.compile("_?(async_?[tT]o_?[gG]enerator)[$\\d]*");

  private static final Pattern ASYNC_BODY = Pattern.compile("_?_?(awaiter|async)[$\\d]*");

  private static final Pattern MARKED = Pattern.compile("mark");

  private Helpers() {}

  /** Whether it returns what it is given, or a copy of it with the same properties. */
  static boolean returnsItsArgument(Node callee) {
    return SAME_OBJECT.matcher(lastName(callee)).matches();
  }

  /** Whether it exports all that its first argument exports from its second. */
  static boolean exportsAll(Node callee) {
    return EXPORT_ALL.matcher(lastName(callee)).matches();
  }

  /** Whether it makes an async function of the generator that it is given. */
  static boolean makesAsyncFunction(Node callee) {
    return ASYNC_FUNCTION.matcher(lastName(callee)).matches();
  }

  /**
   * Returns the generator that a call runs as the body of an async function: the call's last
   * argument that is a function.
   */
  static Optional<Node.Function> asyncBody(Node.Call call) {
    int last = call.arguments().size() - 1;
    boolean known = last >= 1 && ASYNC_BODY.matcher(lastName(call.callee())).matches();
    return known && call.arguments().get(last) instanceof Node.Function function
        ? Optional.of(function)
        : Optional.empty();
  }

  /** Returns the function in what marks it for a helper, or the expression itself. */
  static Node unmarked(Node node) {
    return node instanceof Node.Call call
            && call.arguments().size() == 1
            && MARKED.matcher(lastName(call.callee())).matches()
        ? call.arguments().get(0)
        : node;
  }

  static boolean isRequire(Node.Call call) {
    return call.callee() instanceof Node.Name name
        && name.name().equals("require")
        && call.arguments().size() == 1
        && call.arguments().get(0) instanceof Node.Text;
  }

  /** Returns the name of a function without what it is a member of. */
  private static String lastName(Node callee) {
    if (callee instanceof Node.Name name) {
      return name.name();
    }
    if (callee instanceof Node.Member member) {
      boolean isDefault = member.name().equals("default");
      return isDefault ? lastName(member.object()) : member.name();
    }
    if (callee instanceof Operation operation && operation.is(",")) {
      return lastName(operation.parts().get(operation.parts().size() - 1));
    }
    return "";
  }
}
