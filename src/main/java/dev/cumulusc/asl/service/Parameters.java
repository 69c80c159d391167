package dev.cumulusc.asl.service;

import dev.cumulusc.source.ProgramData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The parameters that the actions of a service take, by its API model, in the names that {@code
 * aws-sdk:} tasks use.
 *
 * <p>The table has a line for each service, in four columns: its name, the names of all members of
 * its structures, the structures, and the actions with the numbers of their structures. Behind a
 * name stands, after an equals sign, that of the API if it is another one. All numbers have 36
 * digits. A structure has the number of each member's name, then an exclamation mark if the member
 * can't be left out. If the member is a structure, a dot and the structure's number follow; if it
 * is a list or a map of structures, an opening bracket or brace instead of the dot.
 */
public final class Parameters {
  private static final int DIGITS = 36;
  private static final Map<String, String> LINES = read();
  private static final Map<String, Parameters> SERVICES = new ConcurrentHashMap<>();

  private final String[] names;
  private final String[] structures;
  private final Map<String, Integer> actions = new HashMap<>();

  private Parameters(String line) {
    String[] columns = line.split(" ", -1);
    names = columns[1].split(",");
    structures = columns[2].split(";", -1);
    for (String action : columns[3].split(",")) {
      int sign = action.indexOf('=');
      actions.put(action.substring(0, sign), number(action.substring(sign + 1)));
    }
  }

  /**
   * A parameter, or a member of a structure inside of one.
   *
   * @param apiName the name in the API, with a capital letter, which optimized integrations use
   * @param isRequired whether a call fails without it
   * @param containers the lists and maps that its structures stand in, as opening brackets and
   *     braces, the outermost first
   * @param inside the structure that it is, or whose lists or maps it is; nothing if it is none, or
   *     none that is known
   */
  public record Member(
      String name,
      String apiName,
      boolean isRequired,
      String containers,
      Optional<Structure> inside) {}

  /** Members that belong together. */
  public final class Structure {
    private final int number;

    private Structure(int number) {
      this.number = number;
    }

    /** Returns the members, in the order of their names in the API. */
    public List<Member> members() {
      List<Member> members = new ArrayList<>();
      for (String member : structures[number].split(",")) {
        if (!member.isEmpty()) {
          members.add(member(member));
        }
      }
      return members;
    }
  }

  /** Returns the parameters of an action; nothing if they are not known. */
  public static Optional<Structure> of(String service, String action) {
    String name = SdkServices.plain(service);
    if (!LINES.containsKey(name)) {
      return Optional.empty();
    }
    Parameters known =
        SERVICES.computeIfAbsent(name, key -> new Parameters(LINES.getOrDefault(key, "")));
    return known.of(action);
  }

  private Optional<Structure> of(String action) {
    return Optional.ofNullable(actions.get(action)).map(Structure::new);
  }

  private Member member(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    String both = names[number(text.substring(0, end))];
    String name = both.substring(0, (both + "=").indexOf('='));
    String apiName = both.substring(both.indexOf('=') + 1);
    boolean isRequired = text.startsWith("!", end);
    int start = isRequired ? end + 1 : end;
    int digits = start;
    while (digits < text.length() && !Character.isLetterOrDigit(text.charAt(digits))) {
      digits++;
    }
    Optional<Structure> inside =
        digits == text.length()
            ? Optional.empty()
            : Optional.of(new Structure(number(text.substring(digits))));
    String containers = text.substring(start, digits).replace(".", "");
    return new Member(name, apiName, isRequired, containers, inside);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits, DIGITS);
  }

  private static Map<String, String> read() {
    Map<String, String> lines = new HashMap<>();
    for (String line : ProgramData.lines(Parameters.class, "parameters.txt")) {
      lines.put(line.substring(0, line.indexOf(' ')), line);
    }
    return lines;
  }
}
