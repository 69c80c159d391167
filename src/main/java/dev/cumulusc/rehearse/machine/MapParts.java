package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.query.Paths;
import dev.cumulusc.rehearse.query.PayloadTemplate;
import java.util.Optional;

/** Computes what the parts of a distributed Map say: its reader, its batcher and its writer. */
final class MapParts {
  private final Visit visit;
  private final StateDefinition state;

  MapParts(Visit visit) {
    this.visit = visit;
    this.state = visit.state;
  }

  /** Computes the {@code Parameters} or {@code Arguments} of a part. */
  JsonObject parameters(JsonObject part, String partName) throws StateException {
    Optional<Json> value = template(part, state.isJsonata() ? "Arguments" : "Parameters", partName);
    return value.orElse(JsonObject.EMPTY) instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /** Computes a field of a part that is a template. */
  Optional<Json> template(JsonObject part, String field, String partName) throws StateException {
    Optional<Json> template = part.get(field);
    if (template.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        state.isJsonata()
            ? visit.jsonata().fill(template.get(), partName + "/" + field)
            : PayloadTemplate.fill(template.get(), partName + "/" + field, visit.selected()));
  }

  /** Reads a whole number of a part, be it given directly, by a path, or by an expression. */
  Optional<Long> limit(JsonObject part, String name, String partName) throws StateException {
    Optional<Json> direct = part.get(name);
    Optional<Json> path = part.get(name + "Path");
    if (direct.isPresent() && state.isJsonata()) {
      return Optional.of(
          visit.jsonata().wholeNumber(direct.get(), partName + "/" + name, Long.MIN_VALUE));
    }
    Optional<Json> value =
        path.isPresent()
            ? Optional.of(
                FieldValues.at(
                    partName + "/" + name + "Path",
                    () -> Paths.select(path.get(), visit.selected())))
            : direct;
    return value
        .filter(JsonNumber.class::isInstance)
        .map(number -> ((JsonNumber) number).value().longValue());
  }
}
