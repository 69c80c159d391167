package dev.cumulusc.cli;

import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.OutputFolder;
import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.aws.Connection;
import dev.cumulusc.deploy.bundle.Bundler;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.deploy.bundle.UploadResult;
import dev.cumulusc.deploy.bundle.Uploader;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.report.deploy.PackageText;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Packages, uploads, writes the templates, and tells people about it on standard error. */
final class PackageAction {
  private final PrintWriter err;
  private final Terminal terminal;
  private final CompileStep step;
  private final OutputOptions output;
  private final boolean uploads;

  PackageAction(CommandSpec spec, OutputOptions output, boolean uploads) {
    this.err = spec.commandLine().getErr();
    this.terminal = CumuluscCommand.of(spec).terminal;
    this.step = new CompileStep(spec);
    this.output = output;
    this.uploads = uploads;
  }

  int run(ApplicationRequest request, EngineOption engine, Connection connection) {
    CheckedRun run = step.run(request, engine, output.templateFormat());
    if (run.compilation().isEmpty()) {
      return ExitCode.FINDINGS;
    }
    try (AwsServices services = new AwsServices(connection)) {
      Diagnostics diagnostics = new Diagnostics();
      StackInput input = StackInput.of(run.compilation().get(), diagnostics);
      Optional<PreparedStack> stack =
          Bundler.prepare(input, services.s3Addresses(), output.templateFormat(), diagnostics)
              .filter(prepared -> !diagnostics.hasErrors());
      if (stack.isEmpty()) {
        step.tell(diagnostics.sorted(), false);
        return ExitCode.FINDINGS;
      }
      return run(request, stack.get(), services);
    } catch (ServiceException e) {
      err.println("error: " + e.getMessage());
      return ExitCode.FINDINGS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FINDINGS;
    }
  }

  private int run(ApplicationRequest request, PreparedStack stack, AwsServices services)
      throws InterruptedException {
    Optional<UploadResult> uploaded =
        uploads ? Optional.of(upload(stack, services)) : Optional.empty();
    if (uploaded.isPresent() && !uploaded.get().failures().isEmpty()) {
      uploaded.get().failures().forEach(failure -> err.println("error: " + failure));
      err.println("Nothing was written to files.");
      return ExitCode.FINDINGS;
    }
    Path folder = output.folder(request.application(), request.deployment());
    Map<String, String> texts = new LinkedHashMap<>();
    stack.texts().forEach((name, template) -> texts.put(output.fileName(name), template));
    List<String> files = new ArrayList<>();
    try {
      new OutputFolder(folder).write(texts).forEach(file -> files.add(file.normalize().toString()));
    } catch (IOException e) {
      err.println(CompileStep.unwritable(folder, e));
      return ExitCode.FINDINGS;
    }
    err.print(
        new PackageText(terminal.errorTheme())
            .summary(
                CompileStep.subject(request), stack, files, uploaded, CommandRunner.sinceStart()));
    return ExitCode.DONE;
  }

  private UploadResult upload(PreparedStack stack, AwsServices services)
      throws InterruptedException {
    try (UploadDisplay display = new UploadDisplay(err, terminal)) {
      return new Uploader(services.objectStore(), display).upload(stack.uploads());
    }
  }
}
