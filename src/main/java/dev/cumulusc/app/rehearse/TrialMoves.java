package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.move.TrialMove;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Moves the tasks of tested workflows behind activities, beside what their deployment moves. */
final class TrialMoves {
  private final List<String> wanted;
  private final RehearsalRequest.Names names;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Set<String> called = new TreeSet<>();
  private final Set<String> found = new HashSet<>();
  private final List<String> unmoved = new ArrayList<>();
  private boolean moves;

  /**
   * @param wanted the functions to move, by their keys or names; all of them if it is empty
   */
  TrialMoves(List<String> wanted, RehearsalRequest.Names names) {
    this.wanted = List.copyOf(wanted);
    this.names = names;
  }

  /** Returns a machine with its tasks moved; nothing if it has none to move. */
  Optional<PreparedMachine> move(PreparedMachine machine) {
    TrialMove trial = new TrialMove(this::isWanted, this::activity, diagnostics);
    MappingNode moved = trial.apply(machine.source().definition());
    called.addAll(trial.called());
    return trial.moved() == 0
        ? Optional.empty()
        : Optional.of(
            PreparedMachine.of(
                machine.name(), Machine.of(moved, machine.source().type()), machine.faults()));
  }

  private boolean isWanted(String function) {
    // The names of an application's functions are its prefix, a hyphen and the key.
    List<String> meant =
        wanted.stream()
            .filter(each -> function.equals(each) || function.endsWith("-" + each))
            .toList();
    found.addAll(meant);
    return wanted.isEmpty() || !meant.isEmpty();
  }

  /** The activity has the function's name, so that the function's handler is found by it. */
  private String activity(String function) {
    return "arn:aws:states:" + names.region() + ":" + names.account() + ":activity:" + function;
  }

  /** Remembers whether the cases of a file are compared with what a move makes of them. */
  void note(String file, String machine, boolean hasMoved) {
    if (hasMoved) {
      moves = true;
    } else {
      unmoved.add(file + ": No task of `" + machine + "` is moved, so that nothing is compared.");
    }
  }

  /** Refuses a function that no task calls, and moves of nothing. */
  void check() throws RehearsalException {
    for (String each : wanted) {
      if (!found.contains(each)) {
        throw new RehearsalException(
            "`--move "
                + each
                + "`: No tested workflow has a task on Lambda that calls this function. "
                + Suggestions.didYouMeanName(each, called)
                    .orElse(
                        called.isEmpty()
                            ? "No task calls any."
                            : "They call " + String.join(", ", called) + "."));
      }
    }
    if (!moves) {
      throw new RehearsalException(
          String.join("\n", notes())
              + "\n`--as moved` moves tasks that name the Lambda function which they call.");
    }
  }

  /** Returns what keeps tasks on Lambda, and what a move of others loses, a line each. */
  List<String> notes() {
    return Stream.concat(unmoved.stream(), diagnostics.sorted().stream().map(RehearsalFiles::line))
        .distinct()
        .toList();
  }
}
