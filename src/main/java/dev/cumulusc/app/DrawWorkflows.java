package dev.cumulusc.app;

import dev.cumulusc.app.compare.Comparand;
import dev.cumulusc.app.compare.ComparandNames;
import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.graph.CompiledWorkflows;
import dev.cumulusc.app.graph.GitRevision;
import dev.cumulusc.app.graph.GraphSource;
import dev.cumulusc.asl.DefinitionReader;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.Transition;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.draw.MachinePicture;
import dev.cumulusc.draw.Picture;
import dev.cumulusc.draw.PictureDiff;
import dev.cumulusc.draw.Region;
import dev.cumulusc.draw.TaskPlaces;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.template.InlineReferences;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws workflows: as they are, or with what is different from other ones. */
public final class DrawWorkflows {
  private static final String NO_WORKFLOW = "The application has no workflow.";

  private static final Region NOTHING = new Region("", List.of(), List.of());

  /**
   * What is to be drawn.
   *
   * @param workflow the name of a workflow, if not all are wanted; a definition has no other
   */
  public record Request(GraphSource source, Optional<String> workflow, Comparison comparison) {}

  /** What the workflows are compared with. */
  public sealed interface Comparison {
    /** With nothing. */
    record None() implements Comparison {}

    /** With themselves before their tasks were moved to Docker or Fargate. */
    record BeforeMove() implements Comparison {}

    /**
     * With other ones.
     *
     * @param name a definition, the folder of an application, or a revision of the Git repository
     */
    record Other(String name) implements Comparison {}
  }

  /** Draws at least one workflow; nothing if something is wrong, which was reported. */
  public Optional<List<Picture>> run(Request request, Listener listener) {
    Optional<List<Picture>> pictures = draw(request, listener);
    if (pictures.filter(List::isEmpty).isPresent()) {
      listener.error(NO_WORKFLOW);
      return Optional.empty();
    }
    return pictures;
  }

  /** Draws the workflows that there are; nothing if something is wrong, which was reported. */
  Optional<List<Picture>> draw(Request request, Listener listener) {
    Optional<Drawn> drawn = read(request.source(), Findings.WITHOUT_ADVICE, listener);
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    if (request.comparison() instanceof Comparison.None) {
      return wanted(request.workflow(), drawn.get().names(), listener)
          .map(names -> names.stream().map(drawn.get()::picture).toList());
    }
    if (request.comparison() instanceof Comparison.Other other) {
      return readOther(request.source(), other.name(), listener)
          .flatMap(older -> compared(request, older, drawn.get(), listener));
    }
    Optional<CompiledWorkflows> before =
        drawn.get().compilation().flatMap(CompiledWorkflows::beforeMove);
    if (before.isEmpty()) {
      listener.error("The application moves no task to Docker or Fargate.");
      return Optional.empty();
    }
    return compared(request, Drawn.of(before.get(), Optional.empty()), drawn.get(), listener);
  }

  /** What can be drawn of a source, by the names of its workflows. */
  private record Drawn(
      List<String> names,
      Function<String, Optional<Picture>> pictures,
      Optional<Compilation> compilation) {

    static Drawn of(CompiledWorkflows workflows, Optional<Compilation> compilation) {
      return new Drawn(workflows.names(), workflows::picture, compilation);
    }

    Picture picture(String name) {
      return pictures.apply(name).orElseGet(() -> new Picture(name, NOTHING));
    }
  }

  private static Optional<Drawn> read(GraphSource source, Findings findings, Listener listener) {
    if (source instanceof GraphSource.Definition definition) {
      return definition(definition, listener);
    }
    GraphSource.Application application = (GraphSource.Application) source;
    return new Preparation(application.engine(), TemplateWriter.Format.YAML, findings, listener)
        .compile(application.request())
        .compilation()
        .map(made -> Drawn.of(CompiledWorkflows.of(made), Optional.of(made)));
  }

  private static Optional<Drawn> definition(GraphSource.Definition source, Listener listener) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Node> node =
        Workspace.at(Path.of(""))
            .readNamedByUser(source.file(), diagnostics)
            .flatMap(new DefinitionReader(diagnostics)::read);
    if (diagnostics.hasErrors()) {
      listener.on(new Event.Compiled(diagnostics.sorted(), false));
      return Optional.empty();
    }
    if (!(node.orElse(null) instanceof MappingNode mapping)) {
      listener.error("`" + source.file() + "` is no state machine: a definition is a mapping.");
      return Optional.empty();
    }
    Machine machine =
        Machine.of(StateMachines.deployable(InlineReferences.of(mapping)), source.type());
    if (machine.states().isEmpty()) {
      listener.error("`" + source.file() + "` has no states to draw.");
      return Optional.empty();
    }
    String title = source.name();
    warnOfMissing(machine.root(), listener);
    return Optional.of(
        new Drawn(
            List.of(title),
            any -> Optional.of(MachinePicture.of(title, machine, TaskPlaces.UNKNOWN)),
            Optional.empty()));
  }

  /** An arrow to nowhere can't be drawn, and a picture without it is one of another machine. */
  private static void warnOfMissing(Scope scope, Listener listener) {
    Set<String> names = scope.states().stream().map(MachineState::name).collect(Collectors.toSet());
    scope
        .startAt()
        .filter(first -> !names.contains(first.text()))
        .ifPresent(first -> listener.warn(missing("The start", first)));
    for (MachineState state : scope.states()) {
      for (Transition way : state.transitions()) {
        if (!way.isUnknown() && !names.contains(way.target().text())) {
          listener.warn(missing("`" + state.name() + "`", way.target()));
        }
      }
      state.inner().forEach(inner -> warnOfMissing(inner, listener));
    }
  }

  private static String missing(String from, ScalarNode target) {
    return "%s leads to `%s` (%s), which is no state there: the picture lacks the arrow."
        .formatted(from, target.text(), target.span());
  }

  /** Reads what a user named: a file, a folder, a revision, or a deployment. */
  private static Optional<Drawn> readOther(GraphSource source, String name, Listener listener) {
    ApplicationRequest around =
        source instanceof GraphSource.Application application
            ? application.request()
            : ApplicationRequest.of(folder(source));
    return ComparandNames.ofPictures(around, listener)
        .find(name)
        .flatMap(
            other ->
                other instanceof Comparand.Revision revision
                    ? GitRevision.read(
                        folder(source),
                        revision.name(),
                        listener,
                        then -> read(in(source, then), Findings.ERRORS, listener))
                    : read(named(source, around, other), Findings.ERRORS, listener));
  }

  private static GraphSource named(GraphSource source, ApplicationRequest around, Comparand other) {
    if (other instanceof Comparand.TemplateFile file) {
      return new GraphSource.Definition(file.file(), MachineType.STANDARD);
    }
    Optional<EngineChoice> engine =
        source instanceof GraphSource.Application application
            ? application.engine()
            : Optional.empty();
    return new GraphSource.Application(
        other instanceof Comparand.Folder folder
            ? source instanceof GraphSource.Application
                ? around.forFolder(folder.folder())
                : ApplicationRequest.of(folder.folder())
            : around.withDeployment(other.name()),
        engine);
  }

  private static Path folder(GraphSource source) {
    return source instanceof GraphSource.Application application
        ? application.request().application().toAbsolutePath()
        : Optional.ofNullable(((GraphSource.Definition) source).file().toAbsolutePath().getParent())
            .orElse(Path.of(""));
  }

  private static GraphSource in(GraphSource source, Path folder) {
    if (source instanceof GraphSource.Application application) {
      return new GraphSource.Application(
          application.request().forCopy(folder), application.engine());
    }
    GraphSource.Definition definition = (GraphSource.Definition) source;
    return new GraphSource.Definition(
        folder.resolve(String.valueOf(definition.file().getFileName())), definition.type());
  }

  private static Optional<List<Picture>> compared(
      Request request, Drawn older, Drawn newer, Listener listener) {
    // Two bare definitions are one workflow, whatever their files are called.
    if (newer.compilation().isEmpty()
        || older.compilation().isEmpty() && older.names().size() == 1) {
      return single(request, older, newer, listener);
    }
    Set<String> all = new LinkedHashSet<>(newer.names());
    all.addAll(older.names());
    return wanted(request.workflow(), List.copyOf(all), listener)
        .map(
            names ->
                names.stream()
                    .map(name -> PictureDiff.of(older.picture(name), newer.picture(name)))
                    .toList());
  }

  private static Optional<List<Picture>> single(
      Request request, Drawn older, Drawn newer, Listener listener) {
    Optional<List<String>> after = wanted(request.workflow(), newer.names(), listener);
    Optional<List<String>> before =
        older.names().size() == 1
            ? Optional.of(older.names())
            : wanted(
                request.workflow().or(() -> after.flatMap(names -> names.stream().findFirst())),
                older.names(),
                listener);
    if (after.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    if (after.get().isEmpty() || before.get().isEmpty()) {
      listener.error(NO_WORKFLOW);
      return Optional.empty();
    }
    if (after.get().size() != 1 || before.get().size() != 1) {
      listener.error("A definition is compared with one workflow: name it.");
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            PictureDiff.of(older.picture(before.get().get(0)), newer.picture(after.get().get(0)))));
  }

  private static Optional<List<String>> wanted(
      Optional<String> name, List<String> names, Listener listener) {
    if (name.isEmpty()) {
      return Optional.of(names);
    }
    if (names.isEmpty()) {
      listener.error(NO_WORKFLOW);
      return Optional.empty();
    }
    if (names.contains(name.get())) {
      return Optional.of(List.of(name.get()));
    }
    listener.error(
        "There is no workflow `"
            + name.get()
            + "`, and no such file."
            + Suggestions.didYouMean(name.get(), names).map(hint -> " " + hint).orElse("")
            + " The workflows are "
            + Words.all(names)
            + ".");
    return Optional.empty();
  }
}
