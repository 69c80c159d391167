package dev.cumulusc.cli;

import dev.cumulusc.app.DrawWorkflows;
import dev.cumulusc.app.DrawWorkflows.Comparison;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.graph.GraphSource;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.draw.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc graph}: the picture on standard output or in files, all else on the other. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Draws workflows: as Mermaid for pull requests and documents, or as SVG.",
    exitCodeList = {"0:Drawn.", "1:Something is wrong; nothing was drawn."},
    footer = {
      "cumulusc graph DiscoverGranules",
      "cumulusc graph -o build/pictures --format svg",
      "cumulusc graph DiscoverGranules --diff main -o changes.svg"
    })
final class GraphCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin AppOption app;
  @Mixin ApplicationOptions application;
  @Mixin MachineTypeOption type;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "mermaid or svg (what the name after -o says, else mermaid).")
  @Nullable GraphFormat format;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE|DIR",
      description =
          "The file for the picture, or a folder that gets a file for each workflow (standard"
              + " output).")
  @Nullable Path out;

  @Option(
      names = "--diff",
      paramLabel = "OTHER",
      description =
          "Colour what is different from another definition, the application in another folder, or"
              + " a revision of the Git repository.")
  @Nullable String diff;

  @Option(
      names = "--moves",
      description = "Colour what `docker: true` moves, compared with all tasks on Lambda.")
  boolean moves;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WORKFLOW|FILE",
      description =
          "A workflow of the application, or a file with a definition in the Amazon States Language"
              + " (all workflows).")
  @Nullable String workflow;

  @Override
  public Integer call() {
    if (moves && diff != null) {
      throw new ParameterException(
          spec.commandLine(), "`--diff` and `--moves` don't go together: each is a comparison.");
    }
    if (moves && definition().isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "`--moves` is for the workflows of an application: a definition by itself does not say"
              + " which tasks move.");
    }
    if (out != null && !PictureFile.isFolder(out)) {
      GraphFormat.check(out, spec);
    }
    Listener listener = CumuluscCommand.frontEnd(spec).listener();
    Optional<String> problem =
        Optional.ofNullable(workflow)
            .filter(named -> definition().isEmpty())
            .flatMap(
                named -> WorkflowOrFile.problem(named, app, application.request(app.folder())));
    if (problem.isPresent()) {
      listener.error(problem.get());
      return ExitCode.FINDINGS;
    }
    Optional<List<Picture>> pictures = new DrawWorkflows().run(request(), listener);
    return pictures.isPresent() && write(pictures.get(), listener)
        ? ExitCode.DONE
        : ExitCode.FINDINGS;
  }

  /** Returns the file with a definition, if one was named. */
  Optional<Path> definition() {
    return Optional.ofNullable(workflow).map(Path::of).filter(Files::isRegularFile);
  }

  private DrawWorkflows.Request request() {
    Optional<Path> file = definition();
    GraphSource source =
        file.<GraphSource>map(each -> new GraphSource.Definition(each, type.type))
            .orElseGet(
                () ->
                    new GraphSource.Application(
                        application.request(app.folder()), application.engine.choice()));
    return new DrawWorkflows.Request(
        source, file.isPresent() ? Optional.empty() : Optional.ofNullable(workflow), comparison());
  }

  private Comparison comparison() {
    if (moves) {
      return new Comparison.BeforeMove();
    }
    return diff == null ? new Comparison.None() : new Comparison.Other(diff);
  }

  private boolean write(List<Picture> pictures, Listener listener) {
    boolean isFolder = out != null && PictureFile.isFolder(out);
    if (pictures.size() > 1 && !isFolder) {
      listener.error(
          "There are "
              + Words.count(pictures.size(), "workflow")
              + ": "
              + Words.all(pictures.stream().map(Picture::title).toList())
              + ". Name one, or a folder for all with `-o`.");
      return false;
    }
    GraphFormat chosen = chosen(isFolder);
    chosen.doubts(pictures).forEach(listener::warn);
    try {
      if (out == null) {
        spec.commandLine().getOut().print(chosen.print(pictures).get(0));
        spec.commandLine().getOut().flush();
      } else {
        PictureFile.write(pictures, out, isFolder, chosen)
            .forEach(file -> listener.note("Wrote " + file + "."));
      }
      return true;
    } catch (IOException e) {
      listener.error(PictureFile.failure(out, e));
      return false;
    }
  }

  private GraphFormat chosen(boolean isFolder) {
    if (format != null) {
      return format;
    }
    return out == null || isFolder ? GraphFormat.mermaid : GraphFormat.of(out);
  }
}
