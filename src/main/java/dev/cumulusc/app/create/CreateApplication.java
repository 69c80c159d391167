package dev.cumulusc.app.create;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.asl.OtherFile;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a new application, of samples or of state machines that are there. */
public final class CreateApplication {
  /**
   * What is to be made.
   *
   * @param name what its stack and resources are called: lower-case letters, digits and dashes
   * @param definitions files with state machines; none for an application with a sample
   */
  public record Request(Path folder, String name, List<Path> definitions) {
    public Request {
      definitions = List.copyOf(definitions);
    }
  }

  /** Makes the files, and returns their paths; nothing if none was made, which was reported. */
  public Optional<List<Path>> run(Request request, Questions questions, Listener listener) {
    Optional<Map<String, String>> texts = texts(request, listener);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    List<Path> files =
        texts.get().keySet().stream().map(name -> request.folder().resolve(name)).toList();
    List<Path> there =
        files.stream().filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS)).toList();
    if (!there.isEmpty()) {
      listener.error(
          "Nothing was written, since `"
              + there.get(0)
              + "` is there already: name another folder.");
      return Optional.empty();
    }
    listener.note("These files make an application in `" + request.folder() + "`:");
    texts.get().keySet().forEach(name -> listener.note("  " + name));
    Optional<Boolean> agreed =
        questions.confirm(Questions.Confirmation.of(Subject.WRITE_FILES, "Write these files?"));
    if (agreed.isEmpty()) {
      listener.error("Nobody can be asked here, so nothing was written: give `--yes`.");
    }
    return agreed.orElse(false) ? write(files, texts.get(), listener) : Optional.empty();
  }

  private static Optional<Map<String, String>> texts(Request request, Listener listener) {
    if (request.definitions().isEmpty()) {
      return Optional.of(StarterFiles.sample(request.name()));
    }
    Map<String, String> definitions = new LinkedHashMap<>();
    for (Path file : request.definitions()) {
      Optional<String> text = definition(file, listener);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      if (definitions.putIfAbsent(workflow(file), text.get()) != null) {
        listener.error("Two files give a workflow of the name `" + workflow(file) + "`.");
        return Optional.empty();
      }
    }
    return Optional.of(StarterFiles.of(request.name(), definitions));
  }

  private static Optional<String> definition(Path file, Listener listener) {
    String text;
    try {
      text = Files.readString(file, UTF_8).replace("\t", "  ");
    } catch (IOException e) {
      listener.error("`" + file + "` can't be read: " + FileFailure.reason(e) + ".");
      return Optional.empty();
    }
    Diagnostics diagnostics = new Diagnostics();
    boolean isMachine =
        new YamlLoader(diagnostics)
            .load(SourceFile.of(file.toString(), text))
            .filter(OtherFile::isDefinition)
            .isPresent();
    if (diagnostics.hasErrors()) {
      listener.on(new Event.Found(diagnostics.sorted()));
      return Optional.empty();
    }
    if (!isMachine) {
      listener.error("`" + file + "` is no state machine: its definition has no `StartAt`.");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** Returns the name of a file's workflow: {@code TakeOrder} for {@code take-order.asl.json}. */
  private static String workflow(Path file) {
    String stem = String.valueOf(file.getFileName()).replaceFirst("\\..*", "");
    StringBuilder name = new StringBuilder();
    for (String word : stem.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return name.isEmpty() ? "Workflow" : name.toString();
  }

  private static Optional<List<Path>> write(
      List<Path> files, Map<String, String> texts, Listener listener) {
    List<String> contents = new ArrayList<>(texts.values());
    try {
      for (int i = 0; i < files.size(); i++) {
        @Nullable Path parent = files.get(i).getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.writeString(files.get(i), contents.get(i), UTF_8, StandardOpenOption.CREATE_NEW);
      }
      return Optional.of(files);
    } catch (IOException e) {
      listener.error("The files can't be written: " + FileFailure.reason(e) + ".");
      return Optional.empty();
    }
  }
}
