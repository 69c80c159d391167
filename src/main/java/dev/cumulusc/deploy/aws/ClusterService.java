package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.Clusters;
import dev.cumulusc.deploy.service.ServiceException;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** ECS by the SDK. */
final class ClusterService implements Clusters {
  private final EcsClient client;

  ClusterService(EcsClient client) {
    this.client = client;
  }

  @Override
  public List<String> tasks(String cluster) {
    return Failures.call(
        "ecs:ListTasks",
        () ->
            client.listTasksPaginator(request -> request.cluster(cluster)).taskArns().stream()
                .toList());
  }

  @Override
  public List<String> events(String cluster, String service) {
    return Failures.call(
        "ecs:DescribeServices",
        () ->
            client
                .describeServices(request -> request.cluster(cluster).services(service))
                .services()
                .stream()
                .flatMap(found -> found.events().stream())
                .map(ServiceEvent::message)
                .toList());
  }

  @Override
  public void stop(String cluster, String task, String reason) {
    try {
      Failures.call(
          "ecs:StopTask",
          () -> client.stopTask(request -> request.cluster(cluster).task(task).reason(reason)));
    } catch (ServiceException e) {
      if (!e.reason().contains("task was not found")) {
        throw e;
      }
    }
  }
}
