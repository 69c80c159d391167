package dev.cumulusc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers the calls of the training commands: those of operations with the files of a folder that
 * are named after them, uploads with success, and anything else with 404.
 */
final class TrainingServer implements AutoCloseable {
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
  private static final Pattern FILE = Pattern.compile("\\{file ([^}]+)}");
  private static final Map<String, String> CREDENTIALS =
      Map.of("aws.accessKeyId", "training", "aws.secretAccessKey", "training");

  private final HttpServer server;
  private final Path answers;
  private final Path temporary;

  /** Starts it on a port of the loopback interface, and gives the SDK credentials for it. */
  TrainingServer(Path answers, Path temporary) throws IOException {
    this.answers = answers;
    this.temporary = temporary;
    CREDENTIALS.forEach(System::setProperty);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Returns the address for {@code --endpoint-url}. */
  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher action = ACTION.matcher(body);
      Path file = answers.resolve((action.find() ? action.group(1) : "none") + ".xml");
      if (Files.exists(file)) {
        byte[] text = filled(Files.readString(file)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
      } else {
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("PUT") ? 200 : 404, -1);
      }
    }
  }

  /** Puts the files that an earlier command wrote in their places: {@code {file app/a.yml}}. */
  private String filled(String answer) throws IOException {
    Matcher place = FILE.matcher(answer);
    StringBuilder text = new StringBuilder();
    while (place.find()) {
      String content = Files.readString(temporary.resolve(place.group(1)));
      String escaped = content.replace("&", "&amp;").replace("<", "&lt;");
      place.appendReplacement(text, Matcher.quoteReplacement(escaped));
    }
    return place.appendTail(text).toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
