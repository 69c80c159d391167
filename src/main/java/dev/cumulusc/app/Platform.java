package dev.cumulusc.app;

import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.aws.Connection;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.Pace;
import java.util.function.Function;

/**
 * What use cases run on.
 *
 * @param aws connects to AWS; nothing is called by that, but it throws {@link
 *     dev.cumulusc.deploy.service.ServiceException} where no Region is known
 * @param pace the passing of time
 */
public record Platform(Function<Connection, Aws> aws, Pace pace) {
  /** Returns a platform that calls AWS by its SDK. */
  public static Platform of(Pace pace) {
    return new Platform(AwsServices::new, pace);
  }
}
