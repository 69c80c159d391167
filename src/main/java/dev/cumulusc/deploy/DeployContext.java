package dev.cumulusc.deploy;

import dev.cumulusc.deploy.service.Services;
import dev.cumulusc.deploy.stack.CloudFormation;
import dev.cumulusc.deploy.stack.ObjectStore;
import dev.cumulusc.deploy.stack.Pace;
import java.util.function.Supplier;

/**
 * What a deployment works with.
 *
 * @param objects makes what reaches S3 when it is first needed
 */
public record DeployContext(
    CloudFormation cloudFormation,
    Supplier<ObjectStore> objects,
    Services services,
    String region,
    Pace pace) {
  ObjectStore objectStore() {
    return objects.get();
  }
}
