package dev.cumulusc.rehearse.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON texts: one value, and nothing after it. */
public final class JsonReader {
  private static final JsonFactory LENIENT = new JsonFactory();
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonReader() {}

  /** Reads a string; of a key that stands twice, the last value counts. */
  public static Json read(String text) throws JsonSyntaxException {
    return read(text, LENIENT);
  }

  /** Reads a string in which no key may stand twice. */
  public static Json readStrictly(String text) throws JsonSyntaxException {
    return read(text, STRICT);
  }

  private static Json read(String text, JsonFactory factory) throws JsonSyntaxException {
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw new JsonSyntaxException("The text is empty", 1, 1);
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        TokenStreamLocation at = parser.currentTokenLocation();
        throw new JsonSyntaxException(
            "There is more text after the value", at.getLineNr(), at.getColumnNr());
      }
      return value;
    } catch (StreamConstraintsException e) {
      // Its message names a method of the library.
      throw new JsonSyntaxException(
          "It is nested more than "
              + factory.streamReadConstraints().getMaxNestingDepth()
              + " levels deep, or has a name or number that is too long",
          1,
          1);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw new JsonSyntaxException(
          e.getOriginalMessage(),
          at == null ? 1 : Math.max(1, at.getLineNr()),
          at == null ? 1 : Math.max(1, at.getColumnNr()));
    }
  }

  private static Json number(JsonParser parser) throws JsonSyntaxException {
    JsonNumber number = JsonNumber.parse(parser.getString());
    if (!number.isFinite()) {
      TokenStreamLocation at = parser.currentTokenLocation();
      throw new JsonSyntaxException(
          "The number " + parser.getString() + " is too large", at.getLineNr(), at.getColumnNr());
    }
    return number;
  }

  private static Json value(JsonParser parser) throws JsonSyntaxException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield new JsonObject(members);
      }
      case START_ARRAY -> {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield new JsonArray(items);
      }
      case VALUE_STRING -> new JsonString(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw new JsonSyntaxException("Unexpected " + token, 1, 1);
    };
  }
}
