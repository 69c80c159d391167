package dev.cumulusc.kes.handlebars;

import com.github.jknack.handlebars.internal.HbsParser.BoolParamContext;
import com.github.jknack.handlebars.internal.HbsParser.HashContext;
import com.github.jknack.handlebars.internal.HbsParser.NumberParamContext;
import com.github.jknack.handlebars.internal.HbsParser.ParamContext;
import com.github.jknack.handlebars.internal.HbsParser.RefParamContext;
import com.github.jknack.handlebars.internal.HbsParser.SexprContext;
import com.github.jknack.handlebars.internal.HbsParser.SubParamExprContext;
import com.github.jknack.handlebars.internal.antlr.Token;
import dev.cumulusc.kes.handlebars.Expression.Call;
import dev.cumulusc.kes.handlebars.Expression.Literal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes expressions of what the grammar found in a tag. */
final class ExpressionBuilder {
  private final String text;
  private final SyntaxErrors errors;

  ExpressionBuilder(String text, SyntaxErrors errors) {
    this.text = text;
    this.errors = errors;
  }

  /**
   * Makes a helper's call, or the use of a name.
   *
   * @param range the indexes of the first character that a message underlines and after the last
   */
  Call call(SexprContext context, boolean nested, int[] range) {
    List<Expression> arguments = context.param().stream().map(this::argument).toList();
    Map<String, Expression> hash = new LinkedHashMap<>();
    for (HashContext pair : context.hash()) {
      hash.put(pair.QID().getText(), argument(pair.param()));
    }
    Path path = path(context.QID().getSymbol());
    return new Call(path, arguments, hash, nested, range[0], range[1]);
  }

  private Expression argument(ParamContext context) {
    if (context instanceof RefParamContext reference) {
      Token name = reference.QID().getSymbol();
      return switch (name.getText()) {
        case "undefined" -> new Literal(JsValue.Empty.UNDEFINED);
        case "null" -> new Literal(JsValue.Empty.NULL);
        default -> path(name);
      };
    }
    if (context instanceof SubParamExprContext nested) {
      int end = context.stop.getStopIndex() + 1;
      return call(nested.sexpr(), true, new int[] {context.start.getStartIndex(), end});
    }
    int end = context.stop.getStopIndex() + 1;
    String written = text.substring(context.start.getStartIndex(), end);
    if (context instanceof NumberParamContext) {
      return new Literal(JsValue.number(Double.parseDouble(written)));
    }
    if (context instanceof BoolParamContext) {
      return new Literal(JsValue.bool(written.equals("true")));
    }
    String quote = written.substring(0, 1);
    String string = written.substring(1, written.length() - 1);
    return new Literal(JsValue.text(string.replace("\\" + quote, quote)));
  }

  private Path path(Token name) {
    String written = text.substring(name.getStartIndex(), name.getStopIndex() + 1);
    Optional<Path> path = Path.parse(written);
    if (path.isEmpty()) {
      errors.report(
          name.getStartIndex(), name.getStopIndex() + 1, "`" + written + "` is not a path.");
    }
    return path.orElseGet(() -> new Path(false, 0, List.of(), written));
  }
}
