package dev.cumulusc.rehearse.query;

import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.path.PathExpression.Call;
import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathExpression.Root;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNull;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.path.PathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The templates of JSONPath states: members whose name ends in {@code .$} are computed. */
public final class PayloadTemplate {
  private static final String MARK = ".$";

  private PayloadTemplate() {}

  /**
   * Fills in a template.
   *
   * @param field where the template stands in the state, as in {@code Choices[0]/Assign}
   */
  public static Json fill(Json template, String field, Bindings bindings) throws StateException {
    if (template instanceof JsonObject object) {
      Map<String, Json> filled = new LinkedHashMap<>();
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        String name = member.getKey();
        if (name.endsWith(MARK) && member.getValue() instanceof JsonString text) {
          filled.put(
              name.substring(0, name.length() - MARK.length()),
              value(name, text.value(), field, bindings));
        } else {
          filled.put(name, fill(member.getValue(), field + "/" + name, bindings));
        }
      }
      return new JsonObject(filled);
    }
    if (template instanceof JsonArray array) {
      List<Json> filled = new ArrayList<>();
      for (int i = 0; i < array.items().size(); i++) {
        filled.add(fill(array.items().get(i), field + "[" + i + "]", bindings));
      }
      return new JsonArray(filled);
    }
    return template;
  }

  private static Json value(String name, String text, String field, Bindings bindings)
      throws StateException {
    String place = field + "/" + name;
    try {
      Json value = compute(name, text, bindings);
      bindings.evaluated().accept(place, value);
      return value;
    } catch (StateException e) {
      throw e.at(place);
    }
  }

  /** Computes one field: a path, or the call of an intrinsic function. */
  public static Json compute(String field, String text, Bindings bindings) throws StateException {
    PathExpression expression = Paths.parse(text).orElse(null);
    if (expression instanceof Call call) {
      return new IntrinsicCalls(text, bindings).result(call);
    }
    if (!(expression instanceof Path path)) {
      throw StateException.runtime(
          ServiceTexts.invalidPath(text, "Could not compile the JSONPath expression."));
    }
    if (path.root() == Root.INPUT && bindings.input() == JsonNull.NULL) {
      throw StateException.runtime(ServiceTexts.NULL_INPUT);
    }
    try {
      return Paths.read(path, bindings);
    } catch (PathException e) {
      if (e.isPastEnd()) {
        return JsonNull.NULL;
      }
      if (e.isInvalid()) {
        throw StateException.runtime(
            ServiceTexts.invalidPath(text, String.valueOf(e.getMessage())));
      }
      throw StateException.runtime(
          ServiceTexts.pathNotFound(text, field, Paths.rootText(path, bindings)));
    }
  }
}
