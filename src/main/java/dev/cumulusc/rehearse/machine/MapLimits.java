package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.query.Paths;
import dev.cumulusc.rehearse.query.Values;
import java.util.Optional;

/** The limits of a Map: how much at once, and how many failures. */
final class MapLimits {
  private final Visit visit;
  private final StateDefinition state;

  MapLimits(Visit visit) {
    this.visit = visit;
    this.state = visit.state;
  }

  /** Returns how many iterations may run at once; none or zero is no limit. */
  Optional<Long> concurrency() throws StateException {
    Optional<Long> limit = whole("MaxConcurrency");
    if (limit.filter(each -> each < 0).isPresent()) {
      throw refused("MaxConcurrency", ServiceTexts.negativeConcurrency(limit.get()));
    }
    return limit.filter(each -> each > 0);
  }

  Optional<Long> toleratedCount() throws StateException {
    Optional<Long> count = whole("ToleratedFailureCount");
    if (count.filter(each -> each < 0).isPresent()) {
      throw refused("ToleratedFailureCount", ServiceTexts.NEGATIVE_TOLERANCE);
    }
    return count;
  }

  Optional<Double> toleratedPercentage() throws StateException {
    Optional<Double> percentage =
        number("ToleratedFailurePercentage", false).map(each -> each.value().doubleValue());
    if (percentage.filter(each -> each < 0 || each > 100).isPresent()) {
      throw refused("ToleratedFailurePercentage", ServiceTexts.NO_PERCENTAGE);
    }
    return percentage;
  }

  private StateException refused(String field, String cause) {
    return StateException.runtime(cause)
        .at(state.field(field).isPresent() ? field : field + "Path");
  }

  private Optional<Long> whole(String field) throws StateException {
    return number(field, true).map(each -> each.value().longValue());
  }

  private Optional<JsonNumber> number(String field, boolean isWhole) throws StateException {
    Optional<Json> direct = state.field(field);
    if (direct.isPresent()) {
      if (state.isJsonata() && isWhole) {
        return Optional.of(
            JsonNumber.of(visit.jsonata().wholeNumber(direct.get(), field, Long.MIN_VALUE)));
      }
      return Optional.of(
          state.isJsonata()
              ? visit.jsonata().fill(direct.get(), field, "number", JsonNumber.class)
              : (JsonNumber) direct.get());
    }
    Optional<Json> path = state.field(field + "Path");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        FieldValues.at(field + "Path", () -> number(field + "Path", path.get(), isWhole)));
  }

  private JsonNumber number(String field, Json path, boolean isWhole) throws StateException {
    Json value = Paths.select(path, visit.selected());
    if (value instanceof JsonNumber number && (!isWhole || number.isWhole())) {
      return number;
    }
    throw StateException.runtime(
        ServiceTexts.noSuchValue(
            field, Values.string(value), isWhole ? "integer" : "float", Values.string(path)));
  }
}
