package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.Expression.Call;
import dev.cumulusc.kes.handlebars.Expression.Literal;
import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import dev.cumulusc.kes.handlebars.Statement.Block;
import dev.cumulusc.kes.handlebars.Statement.Content;
import dev.cumulusc.kes.handlebars.Statement.Mustache;
import dev.cumulusc.kes.handlebars.Statement.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders statements, as the code does that Handlebars.js makes of them. */
final class Renderer {
  private final Map<String, Helper> helpers;
  private final RenderedText out;
  private @Nullable Call failed;

  Renderer(Map<String, Helper> helpers, RenderedText out) {
    this.helpers = helpers;
    this.out = out;
  }

  /** Returns the innermost call whose helper failed. */
  @Nullable Call failed() {
    return failed;
  }

  void render(Program program, Scope scope) throws HelperFailure {
    for (Statement statement : program.body()) {
      if (statement instanceof Content content) {
        out.copy(content.value(), content.start());
      } else if (statement instanceof Mustache mustache) {
        JsValue value = value(mustache.call(), scope, null);
        out.print(value, mustache.escaped(), mustache.call());
      } else if (statement instanceof Block block) {
        out.print(value(block.call(), scope, block), false, block.call());
      }
    }
  }

  /** Renders a block that starts with the name of a value. */
  private JsValue section(Block block, Scope scope) throws HelperFailure {
    JsValue value = scope.value(block.call().path());
    HelperCall content = helperCall(block.call(), List.of(value), scope, block);
    if (value instanceof JsArray) {
      return BuiltInHelpers.each(content);
    }
    if (value instanceof JsValue.Bool bool) {
      return bool.value() ? content.content(scope.context()) : content.inverse(scope.context());
    }
    return value.isPresent() ? content.content(value) : content.inverse(scope.context());
  }

  /**
   * Returns whether a helper is called. A helper counts more than a property of its name, but a
   * block's parameter counts more than a helper, whatever arguments follow.
   */
  private boolean callsHelper(Call call, Scope scope) {
    Path path = call.path();
    boolean isParameter = path.isSimple() && scope.isParameter(path.parts().get(0));
    return !isParameter && (call.isHelper() || helper(path) != null);
  }

  private @Nullable Helper helper(Path path) {
    if (!path.isSimple()) {
      return null;
    }
    Helper builtIn = BuiltInHelpers.ALL.get(path.parts().get(0));
    return builtIn == null ? helpers.get(path.parts().get(0)) : builtIn;
  }

  private JsValue value(Expression expression, Scope scope) throws HelperFailure {
    if (expression instanceof Literal literal) {
      return literal.value();
    }
    if (expression instanceof Path path) {
      return scope.value(path);
    }
    return value((Call) expression, scope, null);
  }

  private JsValue value(Call call, Scope scope, @Nullable Block block) throws HelperFailure {
    try {
      return callsHelper(call, scope)
          ? callHelper(call, scope, block)
          : block == null ? scope.value(call.path()) : section(block, scope);
    } catch (HelperFailure failure) {
      failed = failed == null ? call : failed;
      throw failure;
    }
  }

  private JsValue callHelper(Call call, Scope scope, @Nullable Block block) throws HelperFailure {
    Helper helper = helper(call.path());
    if (helper == null && (!call.arguments().isEmpty() || Js.isTruthy(scope.value(call.path())))) {
      throw new HelperFailure("There is no helper `" + call.path().original() + "`.");
    }
    List<JsValue> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      arguments.add(value(argument, scope));
    }
    HelperCall helperCall = helperCall(call, arguments, scope, block);
    return helper == null ? JsValue.Empty.UNDEFINED : helper.apply(helperCall);
  }

  private HelperCall helperCall(
      Call call, List<JsValue> arguments, Scope scope, @Nullable Block block) throws HelperFailure {
    Map<String, JsValue> hash = new LinkedHashMap<>();
    for (Map.Entry<String, Expression> option : call.hash().entrySet()) {
      hash.put(option.getKey(), value(option.getValue(), scope));
    }
    return new HelperCall(call.path().original(), arguments, hash, scope, block, this);
  }
}
