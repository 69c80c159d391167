package dev.cumulusc.asl.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables that {@code conformance/service-data.py} writes. */
final class ServiceData {
  private ServiceData() {}

  /** Returns the lines of a table without its header. */
  static List<String> lines(String name) {
    try (InputStream stream = ServiceData.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its table " + name);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
