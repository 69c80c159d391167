package dev.cumulusc.report.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compare.ResourceDelta.Retention;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.plan.Removal;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * What happens beside the operations of stacks as JSON objects, one in a line.
 *
 * <p>{@code {kind: "message", level, message}}, {@code {kind: "finding", code, severity, message,
 * file, line, column}}, {@code {kind: "removal", stack, region, resources: [{path, type,
 * physicalId, becomes, losesData}], executions: [{path, names}]}}, {@code {kind: "step", stack,
 * name, outcome, message}} and as the last line {@code {kind: "result", result, exitCode, cause,
 * outputs: {STACK: {NAME: VALUE}}}}; what is not known is null.
 */
public final class ProgramLines implements Listener {
  private final JsonLine lines;
  private final Function<Event.Unanswered, Optional<String>> unanswered;

  /** Why the command ends without success, as far as it is known by now. */
  private Optional<EndCause> cause = Optional.empty();

  /** The stack whose operation is the cause; nothing if it is something else. */
  private Optional<String> failedStack = Optional.empty();

  /**
   * Makes what writes lines.
   *
   * @param unanswered returns why a use case ends that could not ask; nothing if it goes on
   */
  public ProgramLines(PrintWriter out, Function<Event.Unanswered, Optional<String>> unanswered) {
    this.lines = new JsonLine(out);
    this.unanswered = unanswered;
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Message message) {
      message(message);
    } else if (event instanceof Event.Unanswered open) {
      unanswered
          .apply(open)
          .ifPresent(sentence -> message(new Event.Message(Event.Level.ERROR, sentence)));
    } else if (event instanceof Event.Found found) {
      findings(found.diagnostics());
    } else if (event instanceof Event.Compiled compiled) {
      findings(compiled.diagnostics());
    } else if (event instanceof Event.Judged judged) {
      judged.verdict().refusals().forEach(this::refusal);
    } else if (event instanceof Event.ChangeSetRefused refused) {
      changeSetRefused(refused);
    } else if (event instanceof Event.RemovalPlanned planned) {
      removal(planned.removal(), planned.region());
    } else if (event instanceof Event.OperationEnded ended) {
      ended(ended.watched().operation().stackName(), EndCause.of(ended.watched()));
      OutcomeText.leftovers(ended.watched())
          .forEach(sentence -> message(new Event.Message(Event.Level.WARNING, sentence)));
    } else if (event instanceof Event.WatchEnded ended) {
      ended(ended.stackName(), ended.watched().flatMap(EndCause::of));
    } else if (event instanceof Event.StepEnded step) {
      step(step);
    }
  }

  /** Of stacks that go side by side, the success of one does not hide the failure of another. */
  private void ended(String stackName, Optional<EndCause> found) {
    boolean ofOther = failedStack.filter(name -> !name.equals(stackName)).isPresent();
    if (!ofOther || (found.isPresent() && cause.isEmpty())) {
      cause = found;
      failedStack = found.map(each -> stackName);
    }
  }

  /**
   * Writes the last line.
   *
   * @param result how the command ended: {@code done}, {@code rolled-back}, ...
   * @param outputs the outputs by the stacks' names; nothing if nothing is deployed
   */
  public void result(
      String result, int exitCode, Optional<Map<String, Map<String, String>>> outputs) {
    lines.write(
        "result",
        object -> {
          object.writeStringProperty("result", result);
          object.writeNumberProperty("exitCode", exitCode);
          EndCause.write(exitCode == 0 ? Optional.empty() : cause, object);
          if (outputs.isEmpty()) {
            object.writeNullProperty("outputs");
          } else {
            object.writeObjectPropertyStart("outputs");
            outputs.get().forEach((stack, each) -> EndCause.outputs(stack, each, object));
            object.writeEndObject();
          }
        });
  }

  private void message(Event.Message message) {
    if (message.level() == Event.Level.ERROR) {
      cause = Optional.of(EndCause.of(message.sentence()));
    }
    lines.write(
        "message",
        object -> {
          object.writeStringProperty("level", message.level().name().toLowerCase(Locale.ROOT));
          object.writeStringProperty("message", message.sentence());
        });
  }

  /** Leaves notes out, which no program has to act on. */
  private void findings(List<Diagnostic> diagnostics) {
    diagnostics.stream()
        .filter(diagnostic -> diagnostic.severity() != Severity.NOTE)
        .forEach(this::finding);
  }

  private void finding(Diagnostic diagnostic) {
    if (diagnostic.severity() == Severity.ERROR
        && cause.filter(known -> known.at().isPresent()).isEmpty()) {
      cause = Optional.of(EndCause.of(diagnostic));
    }
    finding(
        Optional.of(diagnostic.rule().code()),
        diagnostic.severity(),
        diagnostic.message(),
        Optional.of(EndCause.Place.of(diagnostic.at())));
  }

  private void finding(
      Optional<String> code, Severity severity, String message, Optional<EndCause.Place> at) {
    lines.write(
        "finding",
        object -> {
          object.writeStringProperty("code", code.orElse(null));
          object.writeStringProperty("severity", severity.label());
          object.writeStringProperty("message", message);
          EndCause.place(at, object);
        });
  }

  private void refusal(Guard.Refusal refusal) {
    String message = RefusalText.sentence(refusal);
    Optional<EndCause.Place> at = refusal.resource().at().flatMap(EndCause.Place::of);
    cause =
        Optional.of(
            new EndCause(
                message,
                Optional.of(refusal.code()),
                Optional.of(new EndCause.FailedResource(refusal.path(), refusal.resource().type())),
                at));
    finding(Optional.of(refusal.code()), Severity.ERROR, message, at);
  }

  private void changeSetRefused(Event.ChangeSetRefused event) {
    cause = Optional.of(EndCause.of(event.refused().message()));
    event
        .refused()
        .findings()
        .forEach(
            found -> {
              Optional<EndCause.Place> at =
                  RefusalText.place(found, event.stack()).map(EndCause.Place::of);
              if (found.failing() && cause.filter(known -> known.at().isPresent()).isEmpty()) {
                cause =
                    Optional.of(
                        new EndCause(
                            found.message(),
                            Optional.empty(),
                            Optional.of(
                                new EndCause.FailedResource(found.logicalId(), found.type())),
                            at));
              }
              finding(
                  Optional.empty(),
                  found.failing() ? Severity.ERROR : Severity.WARNING,
                  "`" + found.logicalId() + "`: " + found.message(),
                  at);
            });
  }

  private void removal(Removal removal, String region) {
    lines.write(
        "removal",
        object -> {
          object.writeStringProperty("stack", removal.stack().name());
          object.writeStringProperty("region", region);
          object.writeArrayPropertyStart("resources");
          removal.resources().forEach(gone -> gone(gone, object));
          object.writeEndArray();
          if (removal.ended().isEmpty()) {
            object.writeNullProperty("executions");
          } else {
            object.writeArrayPropertyStart("executions");
            removal.ended().get().forEach(each -> ended(each, object));
            object.writeEndArray();
          }
        });
  }

  private static void ended(Removal.Ended ended, JsonGenerator object) {
    object.writeStartObject();
    object.writeStringProperty("path", ended.path());
    names(ended.executions(), object);
    object.writeEndObject();
  }

  private static void gone(Removal.Gone gone, JsonGenerator object) {
    object.writeStartObject();
    object.writeStringProperty("path", gone.path());
    object.writeStringProperty("type", gone.type());
    object.writeStringProperty("physicalId", gone.physicalId().orElse(null));
    object.writeStringProperty("becomes", becomes(gone.retention()));
    object.writeBooleanProperty("losesData", gone.losesData());
    object.writeEndObject();
  }

  private static String becomes(Retention retention) {
    return retention.name().toLowerCase(Locale.ROOT);
  }

  private static void names(List<String> names, JsonGenerator object) {
    object.writeArrayPropertyStart("names");
    names.forEach(object::writeString);
    object.writeEndArray();
  }

  private void step(Event.StepEnded ended) {
    if (ended.result().isFailed()) {
      cause = Optional.of(EndCause.of(ended.result().message()));
    }
    lines.write(
        "step",
        object -> {
          object.writeStringProperty("stack", ended.stackName());
          object.writeStringProperty("name", ended.result().step().name());
          object.writeStringProperty(
              "outcome", ended.result().outcome().name().toLowerCase(Locale.ROOT));
          object.writeStringProperty("message", ended.result().message());
        });
  }
}
