package dev.cumulusc.deploy.after;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows where the APIs are, and what has to be registered as the addresses to come back to. */
record AddressesStep() implements Step {
  /** The outputs with addresses, and where a login comes back to beneath them. */
  static final Map<String, String> REDIRECTS = redirects();

  @Override
  public String name() {
    return "addresses";
  }

  @Override
  public String describes() {
    return "show the addresses of the APIs";
  }

  @Override
  public Done run(StepContext context) {
    List<String> addresses = new ArrayList<>();
    REDIRECTS.forEach(
        (output, path) -> {
          String address = context.outputs().get(output);
          if (address != null) {
            addresses.add(
                output + " is at " + address + "; register " + address + path + " for logins.");
          }
        });
    return new Done(
        false, addresses.isEmpty() ? "The stack has no addresses." : String.join("\n", addresses));
  }

  private static Map<String, String> redirects() {
    Map<String, String> redirects = new LinkedHashMap<>();
    redirects.put("Api", "token");
    redirects.put("Distribution", "redirect");
    return redirects;
  }
}
