package dev.cumulusc.deploy.watch.cause;

import dev.cumulusc.deploy.service.StackEvent;
import java.util.List;
import java.util.Optional;

/** The table of failures that there is advice for; the first row that fits is taken. */
final class KnownReasons {
  private static final List<KnownReason> TABLE =
      List.of(
          row(
              "ECS::Service",
              "stabili[sz]e|circuit breaker|ServiceLimit|timed? ?out",
              "The service's tasks did not keep running; its newest events say why:"
                  + " `aws ecs describe-services --cluster {part2} --services {part1}"
                  + " --query 'services[].events[:5].message'`.",
              "What the containers wrote is in the log group of the task definition's"
                  + " `awslogs-group`. Look for a missing image, too little memory on the"
                  + " instances, or a container that stops at once."),
          row(
              "CloudFormation::WaitCondition",
              "timed? ?out|Failed to receive|received 0|0 (conditions|signals)",
              "Nobody signalled in time. Look at what should have, such as the user data of an"
                  + " instance (`/var/log/cloud-init-output.log` there), or give it a longer"
                  + " `Timeout`."),
          row(
              "AutoScaling::AutoScalingGroup",
              "signal|timed? ?out",
              "The instances did not signal in time: read `/var/log/cloud-init-output.log` on one"
                  + " of them, and see that it reaches CloudFormation."),
          row(
              "Custom::|CloudFormation::CustomResource",
              "CloudWatch Log Stream: ([^ ]+)",
              "The function behind the custom resource failed; its log stream `{1}` is in the log"
                  + " group `/aws/lambda/` followed by the function's name."),
          row(
              "Custom::|CloudFormation::CustomResource",
              "did not receive a response|failed to stabilize|timed? ?out",
              "The function behind the custom resource did not answer CloudFormation: read its log"
                  + " group (`/aws/lambda/` followed by its name). A function in a VPC needs a way"
                  + " to S3 for its answer."),
          row(
              "Custom::|CloudFormation::CustomResource",
              "",
              "The function behind the custom resource says so; its log group is `/aws/lambda/`"
                  + " followed by its name."),
          row(
              "",
              "hook.*(?:failed|refuses)|HookFailure|failed.*hook\\b",
              "A CloudFormation hook of the account refused it. Fix what it names, or ask those"
                  + " who run the hook."),
          row(
              "",
              "denied by stack policy|stack policy",
              "The stack's policy forbids this update: `aws cloudformation get-stack-policy"
                  + " --stack-name {stack}` shows it."),
          row(
              "",
              "perform:? `?([\\w-]+:\\w+)|requires? (?:the )?([\\w-]+:\\w+)",
              "Whoever deploys, or the role that CloudFormation works with, needs the permission"
                  + " `{1}`; see also permissions boundaries and service control policies."),
          row(
              "",
              "tagging operation|required tag permissions",
              "Allow the tag actions of the resource's service, such as `TagResource`, to whoever"
                  + " deploys or to the role that CloudFormation works with."),
          row(
              "Lambda::|ECS::|StepFunctions::|Events::|ApiGateway::",
              "cannot be assumed|unable to assume|assume the role|not assumable|assume role",
              "The service can't take on the role: see that the role's trust policy names the"
                  + " service as its principal. A role that was only just made may need a minute:"
                  + " deploy again."),
          row(
              "",
              "AccessDenied|not authorized|UnauthorizedOperation|access denied|permission",
              "Whoever deploys, or the role that CloudFormation works with, lacks a permission;"
                  + " see also permissions boundaries and service control policies."),
          row(
              "",
              "Export .*?'?([\\w:.-]+)'? cannot be (?:deleted|updated) as it is in use by ([\\w-]+)",
              "Another stack still imports the output `{1}`: `aws cloudformation list-imports"
                  + " --export-name {1}` names it. Deploy that one without the import first."),
          row(
              "Lambda::|CloudFormation::Stack",
              "NoSuchKey|specified key does not exist|S3 Error Code|error occurred while GetObject|"
                  + "NoSuchBucket",
              "The package is not in the bucket any more, or the bucket is in another Region:"
                  + " deploy again, which uploads what is missing."),
          row(
              "Lambda::",
              "Unzipped size must be smaller|CodeStorageExceeded|too large|RequestEntityTooLarge",
              "Lambda takes 262,144,000 bytes of unzipped code with all layers, and an account has a"
                  + " limit on all code together: leave out what the function does not need, delete"
                  + " old versions, or move the task to ECS with `docker: true`."),
          row(
              "StepFunctions::",
              "INVALID_DEFINITION|InvalidDefinition|SCHEMA_VALIDATION|Invalid State Machine",
              "Run `cumulusc validate`, which names the state and the line."),
          row(
              "S3::Bucket",
              "not empty|BucketNotEmpty",
              "A bucket is only deleted when it is empty: look into it, then empty it (`aws s3 rm"
                  + " s3://{id} --recursive`; versions too, if it keeps them), or keep it:"
                  + " `cumulusc delete` takes `--retain {name}`."),
          row(
              "ECR::Repository",
              "not empty|RepositoryNotEmpty",
              "A repository is only deleted when it has no images: keep it (`cumulusc"
                  + " delete` takes `--retain {name}`), or delete its images."),
          row(
              "",
              "has (?:a )?dependent object|DependencyViolation|in use|ResourceInUse|cannot be"
                  + " deleted while|must detach|DeleteConflict",
              "Something outside of the stack still uses it: find and remove that, then try again,"
                  + " or keep the resource: `cumulusc delete` takes `--retain {name}`."),
          row(
              "",
              "already exists in stack (arn:[^ ]+)",
              "The stack `{1}` has it: remove it there first, or give this one another name."),
          row(
              "",
              "AlreadyExists|already exists|EntityAlreadyExists|BucketAlreadyOwnedByYou|name .* is"
                  + " (?:already )?(?:taken|in use)",
              "Something of that name is there already, made by hand, by another stack, or kept from"
                  + " an earlier one: delete or rename it, give this one another name, or import it"
                  + " into the stack."),
          row(
              "",
              "LimitExceeded|ServiceLimitExceeded|limit (?:has been )?exceeded|exceed(?:s|ed)?"
                  + " .*(?:limit|quota)|quota|maximum number of|too many",
              "A quota of the account is used up: Service Quotas shows it and takes wishes for more;"
                  + " or delete what is not needed."),
          row(
              "",
              "subnet|InvalidSubnet|\\bvpc\\b|InvalidVpc|security group .*(?:not|different)",
              "Look at `vpc` in the configuration: the VPC, its subnets and security groups have to be"
                  + " there, in this Region, and belong together."),
          row(
              "",
              "Throttling|Rate exceeded|TooManyRequests|RequestLimitExceeded",
              "AWS had too many calls at once; nothing is wrong with the template: deploy again."),
          row(
              "",
              "NotStabilized|stabili[sz]e|timed? ?out",
              "It did not come up in time. Its own page in the console says what it waits for; then"
                  + " deploy again."),
          row(
              "",
              "extraneous key|required key|Properties validation failed|Model validation failed|"
                  + "unsupported property",
              "The resource's properties don't fit its schema: `cumulusc validate` names the line."),
          row(
              "",
              "ServiceInternalError|InternalFailure|internal error|ServiceUnavailable",
              "The service failed, not the template: deploy again."),
          row(
              "",
              "Parameter validation failed|parameter value .* (?:does not exist|for parameter)",
              "A parameter's value names something that is not there: look at `params` in the"
                  + " configuration."),
          row(
              "",
              "InvalidRequest|InvalidParameter|ValidationException|Invalid|malformed",
              "The service does not take a value of the resource: compare it with the lines of the"
                  + " configuration that it comes from; `cumulusc validate` checks much of it."),
          row(
              "",
              "NotFound|does not exist|not found|NoSuch",
              "Something that it refers to is not there: see that it is made before, in this account"
                  + " and Region."));

  private KnownReasons() {}

  /** Returns what to do about a failure; nothing if it is not in the table. */
  static List<String> adviceOn(StackEvent event, FailureText failure) {
    String all = failure.text() + "\n" + failure.code().orElse("");
    return TABLE.stream()
        .map(known -> known.adviceOn(event, all))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(List.of());
  }

  private static KnownReason row(String type, String reason, String... advice) {
    return KnownReason.of(type, reason, advice);
  }
}
