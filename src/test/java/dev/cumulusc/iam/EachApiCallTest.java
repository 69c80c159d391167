package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.service.SdkServices;
import dev.cumulusc.iam.ApiCalls.Permissions;
import dev.cumulusc.iam.IamActions.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all calls of all services. */
class EachApiCallTest {
  @Test
  void eachActionOfTheWholeTableExists() {
    List<String> wrong = new ArrayList<>();
    int mapped = 0;
    int all = 0;
    for (String service : SdkServices.names()) {
      for (String call : SdkServices.actions(service).orElseThrow()) {
        all++;
        Optional<Permissions> found = ApiCalls.of(service, call);
        mapped += found.isPresent() ? 1 : 0;
        found.ifPresent(permissions -> check(service + ":" + call, permissions, wrong));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(mapped).isGreaterThan(all * 95 / 100);
  }

  private static void check(String call, Permissions permissions, List<String> wrong) {
    if (permissions.needed().isEmpty() && permissions.depending().isEmpty()) {
      wrong.add(call + " takes nothing");
    }
    if (!permissions.source().startsWith("https://")) {
      wrong.add(call + " has no source");
    }
    Stream.concat(permissions.needed().stream(), permissions.depending().stream())
        .filter(action -> !IamActions.find(action).map(Action::name).equals(Optional.of(action)))
        .forEach(action -> wrong.add(call + " takes " + action));
  }
}
