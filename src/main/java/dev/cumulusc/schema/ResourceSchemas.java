package dev.cumulusc.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of resource types, each read once, when it is first asked for. */
final class ResourceSchemas {
  private static final String AWS = "AWS::";

  private static final Map<String, Optional<Schema>> READ = new ConcurrentHashMap<>();

  private ResourceSchemas() {}

  /** Returns the schema of a type such as {@code AWS::Lambda::Function}, if there is one here. */
  static Optional<Schema> of(String type) {
    return READ.computeIfAbsent(type, ResourceSchemas::read);
  }

  private static Optional<Schema> read(String type) {
    if (!type.startsWith(AWS)) {
      return Optional.empty();
    }
    String file = "resources/" + type.substring(AWS.length()).replace("::", "-") + ".json";
    try (InputStream in = ResourceSchemas.class.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(Schema.of(JsonReader.object(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
