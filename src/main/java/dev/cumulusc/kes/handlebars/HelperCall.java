package dev.cumulusc.kes.handlebars;

import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.kes.handlebars.Statement.Block;
import dev.cumulusc.kes.handlebars.Statement.Program;
import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A helper's arguments and the block that it is to render. */
public final class HelperCall {
  private final String name;
  private final List<JsValue> arguments;
  private final Map<String, JsValue> hash;
  private final Scope scope;
  private final @Nullable Block block;
  private final Renderer renderer;

  HelperCall(
      String name,
      List<JsValue> arguments,
      Map<String, JsValue> hash,
      Scope scope,
      @Nullable Block block,
      Renderer renderer) {
    this.name = name;
    this.arguments = arguments;
    this.hash = hash;
    this.scope = scope;
    this.block = block;
    this.renderer = renderer;
  }

  /** Returns the name that the helper was called by. */
  public String name() {
    return name;
  }

  /** Returns an argument. */
  public JsValue argument(int place) throws HelperFailure {
    if (place >= arguments.size()) {
      throw wrongCount(place + 1, " or more");
    }
    return arguments.get(place);
  }

  /** Returns where an argument comes from, if it was written somewhere. */
  public @Nullable Origin originOf(int place) {
    return place < arguments.size() ? arguments.get(place).origin() : null;
  }

  /** Checks that the helper has as many arguments as it needs, and a block. */
  public void expectBlock(int count) throws HelperFailure {
    expect(count);
    if (block == null) {
      throw new HelperFailure("`" + name + "` needs a block: `{{#" + name + " ...}}`.");
    }
  }

  /** Checks that the helper has as many arguments as it needs. */
  void expect(int count) throws HelperFailure {
    if (arguments.size() != count) {
      throw wrongCount(count, "");
    }
  }

  private HelperFailure wrongCount(int count, String orMore) {
    return new HelperFailure(
        "`"
            + name
            + "` needs "
            + Words.count(count, "argument")
            + orMore
            + ", but has "
            + arguments.size()
            + ".");
  }

  /** Returns the value of a named argument, or {@link JsValue.Empty#UNDEFINED}. */
  public JsValue option(String option) {
    return hash.getOrDefault(option, JsValue.Empty.UNDEFINED);
  }

  /** Returns the context that the helper was called in: its {@code this}. */
  public JsValue self() {
    return scope.self();
  }

  /** Renders what stands before {@code else}. */
  public JsValue content(JsValue context) throws HelperFailure {
    return render(block == null ? null : block.program(), context, null, null);
  }

  /** Renders what stands after {@code else}. */
  public JsValue inverse(JsValue context) throws HelperFailure {
    return render(block == null ? null : block.inverse(), context, null, null);
  }

  /** Renders one of the two, in the context that the helper was called in. */
  public JsValue choose(boolean condition) throws HelperFailure {
    return condition ? content(self()) : inverse(self());
  }

  /** Renders what stands before {@code else} with data and block parameters of its own. */
  JsValue content(JsValue context, Map<String, JsValue> data, List<JsValue> parameters)
      throws HelperFailure {
    Frame frame = data.isEmpty() ? null : scope.data().inner(data);
    return render(block == null ? null : block.program(), context, frame, parameters);
  }

  private JsValue render(
      @Nullable Program program,
      JsValue context,
      @Nullable Frame data,
      @Nullable List<JsValue> parameters)
      throws HelperFailure {
    if (program != null) {
      renderer.render(program, scope.enter(context, data, program.parameters(), parameters));
    }
    return JsValue.Empty.UNDEFINED;
  }
}
