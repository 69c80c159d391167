package dev.cumulusc.draw;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.fixture.Yaml;
import java.util.Random;

/** Machines to draw. */
final class Machines {
  private static final int MAX_DEPTH = 2;

  private Machines() {}

  static Picture picture(String yaml) {
    return MachinePicture.of("Ingest", machine(yaml), TaskPlaces.UNKNOWN);
  }

  static Machine machine(String yaml) {
    return Machine.of(Yaml.mapping(yaml), MachineType.STANDARD);
  }

  /** Returns a machine that follows from a number: choices, loops, catchers, nested states. */
  static String random(long seed) {
    return scope(new Random(seed), 0);
  }

  private static String scope(Random random, int depth) {
    int count = 1 + random.nextInt(depth == 0 ? 12 : 4);
    StringBuilder text = new StringBuilder("{StartAt: S0, States: {");
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ", ").append("S").append(i).append(": ");
      text.append(state(random, depth, i, count));
    }
    return text.append("}}").toString();
  }

  private static String state(Random random, int depth, int number, int count) {
    String next = number == count - 1 ? "End: true" : "Next: S" + (number + 1);
    String any = "S" + random.nextInt(count);
    return switch (random.nextInt(depth < MAX_DEPTH ? 6 : 4)) {
      case 0 -> "{Type: Wait, Seconds: 3, " + next + "}";
      case 1 ->
          "{Type: Choice, Choices: [{Variable: '$.aLongName.ofSomething["
              + number
              + "]', NumericGreaterThan: 5, Next: "
              + any
              + "}], Default: S"
              + (number + 1) % count
              + "}";
      case 2 -> "{Type: Pass, Comment: x, " + next + "}";
      case 3 ->
          "{Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Retry:"
              + " [{ErrorEquals: [States.Timeout, SomeVeryLongErrorNameOfAnApplication]}], Catch:"
              + " [{ErrorEquals: [States.ALL], Next: "
              + any
              + "}], "
              + next
              + "}";
      case 4 ->
          "{Type: Parallel, Branches: ["
              + scope(random, depth + 1)
              + ", "
              + scope(random, depth + 1)
              + "], "
              + next
              + "}";
      default -> "{Type: Map, ItemProcessor: " + scope(random, depth + 1) + ", " + next + "}";
    };
  }
}
