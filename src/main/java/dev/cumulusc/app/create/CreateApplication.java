package dev.cumulusc.app.create;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.diagnostic.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a new application, of samples or of state machines that are there. */
public final class CreateApplication {
  /**
   * What is to be made.
   *
   * @param definitions files with state machines; none for an application with a sample
   * @param given what needs no question
   * @param usualName what it is called if nobody says
   */
  public record Request(Path folder, List<Path> definitions, Given given, String usualName) {
    public Request {
      definitions = List.copyOf(definitions);
    }
  }

  /**
   * What is known of a new application without asking.
   *
   * @param name what its stack and resources are called; nothing is wrong with it
   * @param docker whether it has a deployment that moves its task to Docker
   */
  public record Given(Optional<String> name, Optional<Place> place, Optional<Boolean> docker) {}

  /** What was made: the files, and what the answers were. */
  public record Created(List<Path> files, String name, Place place, boolean docker) {
    public Created {
      files = List.copyOf(files);
    }
  }

  /** Makes an application; nothing if no file was written, which was reported. */
  public Optional<Created> run(Request request, Questions questions, Listener listener) {
    String name =
        request
            .given()
            .name()
            .orElseGet(
                () ->
                    questions.line(
                        new Questions.Line(
                            Subject.NEW_APPLICATION,
                            "What are its stack and resources called?",
                            request.usualName(),
                            ApplicationName::problem)));
    Optional<String> problem = ApplicationName.problem(name);
    if (problem.isPresent()) {
      listener.error(problem.get() + " Give another one with `--name`.");
      return Optional.empty();
    }
    Place place =
        request
            .given()
            .place()
            .orElseGet(
                () ->
                    Place.named(
                        questions.line(
                            new Questions.Line(
                                Subject.NEW_APPLICATION,
                                "Where is it deployed: a Region of AWS, or the address of an"
                                    + " emulator?",
                                Place.USUAL.region(),
                                Place::problem))));
    boolean docker =
        request.definitions().isEmpty()
            && request.given().docker().orElseGet(() -> wantsDocker(questions));
    return files(request, name, docker, questions, listener)
        .map(files -> new Created(files, name, place, docker));
  }

  private static boolean wantsDocker(Questions questions) {
    return isYes(
        questions.line(
            new Questions.Line(
                Subject.NEW_APPLICATION,
                "Does it get a deployment whose task runs in Docker: yes or no?",
                "no",
                answer ->
                    isYes(answer) || isNo(answer)
                        ? Optional.empty()
                        : Optional.of("Please type yes or no."))));
  }

  private static boolean isYes(String answer) {
    return List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT));
  }

  private static boolean isNo(String answer) {
    return List.of("n", "no").contains(answer.toLowerCase(Locale.ROOT));
  }

  private static Optional<List<Path>> files(
      Request request, String name, boolean docker, Questions questions, Listener listener) {
    Optional<Map<String, String>> texts = texts(request, name, docker, listener);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    List<Path> files =
        texts.get().keySet().stream().map(file -> request.folder().resolve(file)).toList();
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
    texts.get().keySet().forEach(file -> listener.note("  " + file));
    Optional<Boolean> agreed =
        questions.confirm(Questions.Confirmation.of(Subject.WRITE_FILES, "Write these files?"));
    if (agreed.isEmpty()) {
      listener.error("Nobody can be asked here, so nothing was written: give `--yes`.");
    }
    if (agreed.isPresent() && !agreed.get()) {
      listener.note("Nothing was written.");
    }
    return agreed.orElse(false) ? write(files, texts.get(), listener) : Optional.empty();
  }

  private static Optional<Map<String, String>> texts(
      Request request, String name, boolean docker, Listener listener) {
    if (request.definitions().isEmpty()) {
      return Optional.of(StarterFiles.sample(name, docker));
    }
    return DefinitionFiles.read(request.definitions(), listener)
        .map(read -> StarterFiles.of(name, read.workflows(), read.values()));
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
