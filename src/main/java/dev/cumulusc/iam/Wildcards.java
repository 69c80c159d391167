package dev.cumulusc.iam;

/** Wildcards of policies: {@code *} stands for any characters, {@code ?} for one. */
public final class Wildcards {
  private Wildcards() {}

  /**
   * Returns whether a pattern takes all that a string, which may be a pattern itself, stands for.
   */
  public static boolean covers(String pattern, String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int restart = 0;
    while (in < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        restart = in;
      } else if (at < pattern.length() && takes(pattern.charAt(at), text.charAt(in))) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++restart;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(each -> each == '*');
  }

  private static boolean takes(char wanted, char found) {
    return wanted == found || wanted == '?' && found != '*';
  }
}
