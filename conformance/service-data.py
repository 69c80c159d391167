#!/usr/bin/env python3
"""Writes what cumulusc knows of AWS services, from the API models that botocore carries.

Usage: service-data.py SERVICE_FOLDER FLOW_FOLDER REFERENCE_FOLDER      (refresh-data calls it; needs botocore, whose version
is written into the files)

aws-sdk.txt       one line for each service that `aws-sdk:` tasks can call: its name, then its
                  actions, grouped by the verb that they start with.
integrations.txt  one line for each action of an optimized integration: service, action, patterns,
                  required parameters, all parameters, the call of the AWS SDK that has the same parameters if there are
                  structures inside of them.
parameters.txt    one line for each service that `aws-sdk:` tasks can call: the parameters of its actions; `Parameters` says how.
values.txt        one line for each parameter of an optimized integration that takes only some values: service and action, the
                  path of the parameter, its values.
answers.txt       (for the package flow) one line for each call whose answer is known: its name, then the members of the
                  answer, with signs for their kinds; `AnswerShape` says which. A dash is an answer without members. A line
                  that begins with an equals sign is a structure in answers.
regions.txt       (for the package rules.reference) one line for each partition: its name, then its Regions.
"""

import re
import sys
from pathlib import Path

import botocore
import botocore.session
from sdk_names import action_name, api_name, member_name, member_names, service_name

SESSION = botocore.session.get_session()

# Which actions there are, and how they can be waited for, stands in the developer guide of Step
# Functions; so do the parameters of the actions that are no API of their own. A dash is nothing.
# The third column names the API operation whose parameters count.
OPTIMIZED = """
apigateway invoke - token ApiEndpoint,Method AllowNullValues,AuthType,Headers,Path,QueryParameters,RequestBody,Stage
athena getQueryExecution athena.GetQueryExecution - QueryExecutionId
athena getQueryResults athena.GetQueryResults - QueryExecutionId
athena startQueryExecution athena.StartQueryExecution sync QueryString
athena stopQueryExecution athena.StopQueryExecution - QueryExecutionId
batch submitJob batch.SubmitJob sync JobDefinition,JobName,JobQueue
bedrock createModelCustomizationJob bedrock.CreateModelCustomizationJob sync,token BaseModelIdentifier,CustomModelName,JobName,RoleArn
bedrock invokeModel bedrock-runtime.InvokeModel token ModelId Input,Output
bedrockagentcore invokeHarness bedrock-agentcore.InvokeHarness - HarnessArn
codebuild batchDeleteBuilds codebuild.BatchDeleteBuilds - Ids
codebuild batchGetReports codebuild.BatchGetReports - ReportArns
codebuild deleteBuildBatch codebuild.DeleteBuildBatch - Id
codebuild retryBuild codebuild.RetryBuild sync -
codebuild retryBuildBatch codebuild.RetryBuildBatch sync -
codebuild startBuild codebuild.StartBuild sync ProjectName
codebuild startBuildBatch codebuild.StartBuildBatch sync ProjectName
codebuild stopBuild codebuild.StopBuild sync Id
codebuild stopBuildBatch codebuild.StopBuildBatch sync Id
databrew startJobRun databrew.StartJobRun sync Name
dynamodb deleteItem dynamodb.DeleteItem - Key,TableName
dynamodb getItem dynamodb.GetItem - Key,TableName
dynamodb putItem dynamodb.PutItem - Item,TableName
dynamodb updateItem dynamodb.UpdateItem - Key,TableName
ecs runTask ecs.RunTask sync,token TaskDefinition
eks call - token CertificateAuthority,ClusterName,Endpoint,Method,Path QueryParameters,RequestBody
eks createCluster eks.CreateCluster sync,token Name,ResourcesVpcConfig,RoleArn
eks createFargateProfile eks.CreateFargateProfile sync,token ClusterName,FargateProfileName,PodExecutionRoleArn
eks createNodegroup eks.CreateNodegroup sync,token ClusterName,NodeRole,NodegroupName,Subnets
eks deleteCluster eks.DeleteCluster sync,token Name
eks deleteFargateProfile eks.DeleteFargateProfile sync,token ClusterName,FargateProfileName
eks deleteNodegroup eks.DeleteNodegroup sync,token ClusterName,NodegroupName
eks runJob - sync,token CertificateAuthority,ClusterName,Endpoint,Job LogOptions,Namespace
elasticmapreduce addStep - sync ClusterId,Step ExecutionRoleArn
elasticmapreduce cancelStep - - ClusterId,StepId
elasticmapreduce createCluster emr.RunJobFlow sync Instances,Name
elasticmapreduce modifyInstanceFleetByName - - ClusterId,InstanceFleet,InstanceFleetName
elasticmapreduce modifyInstanceGroupByName - - ClusterId,InstanceGroup,InstanceGroupName
elasticmapreduce setClusterTerminationProtection - - ClusterId,TerminationProtected
elasticmapreduce terminateCluster - sync ClusterId
emr-containers createVirtualCluster emr-containers.CreateVirtualCluster sync ContainerProvider,Name
emr-containers deleteVirtualCluster emr-containers.DeleteVirtualCluster sync Id
emr-containers startJobRun emr-containers.StartJobRun sync ExecutionRoleArn|JobTemplateId,JobDriver|JobTemplateId,ReleaseLabel|JobTemplateId,VirtualClusterId
emr-serverless cancelJobRun emr-serverless.CancelJobRun sync ApplicationId,JobRunId
emr-serverless createApplication emr-serverless.CreateApplication sync ReleaseLabel,Type
emr-serverless deleteApplication emr-serverless.DeleteApplication sync ApplicationId
emr-serverless startApplication emr-serverless.StartApplication sync ApplicationId
emr-serverless startJobRun emr-serverless.StartJobRun sync ApplicationId,ExecutionRoleArn
emr-serverless stopApplication emr-serverless.StopApplication sync ApplicationId
events putEvents events.PutEvents token Entries
glue startJobRun glue.StartJobRun sync JobName
http invoke - - ApiEndpoint,Authentication|InvocationConfig,Method Authentication,Headers,InvocationConfig,QueryParameters,RequestBody,Transform
lambda invoke lambda.Invoke token FunctionName
mediaconvert createJob mediaconvert.CreateJob sync Role,Settings
sagemaker createEndpoint sagemaker.CreateEndpoint - EndpointConfigName,EndpointName
sagemaker createEndpointConfig sagemaker.CreateEndpointConfig - EndpointConfigName,ProductionVariants
sagemaker createHyperParameterTuningJob sagemaker.CreateHyperParameterTuningJob sync HyperParameterTuningJobConfig,HyperParameterTuningJobName
sagemaker createLabelingJob sagemaker.CreateLabelingJob sync HumanTaskConfig,InputConfig,LabelAttributeName,LabelingJobName,OutputConfig,RoleArn
sagemaker createModel sagemaker.CreateModel - ModelName
sagemaker createProcessingJob sagemaker.CreateProcessingJob sync AppSpecification,ProcessingJobName,ProcessingResources,RoleArn
sagemaker createTrainingJob sagemaker.CreateTrainingJob sync RoleArn,TrainingJobName
sagemaker createTransformJob sagemaker.CreateTransformJob sync ModelName,TransformInput,TransformJobName,TransformOutput,TransformResources
sagemaker updateEndpoint sagemaker.UpdateEndpoint - EndpointConfigName,EndpointName
sns publish sns.Publish token Message
sqs sendMessage sqs.SendMessage token MessageBody,QueueUrl
states startExecution stepfunctions.StartExecution sync,sync:2,token StateMachineArn
"""


def members(operation):
    """The parameters of an operation, written as Step Functions writes them."""
    if operation == "-":
        return set()
    service, name = operation.split(".")
    shape = SESSION.get_service_model(service).operation_model(name).input_shape
    return {api_name(member) for member in shape.members}


def split(words):
    return set() if words == "-" else set(words.split(","))


def sdk_call(operation):
    if operation == "-":
        return "-"
    service, name = operation.split(".")
    inside = Parameters(service, True)
    inside.structure(SESSION.get_service_model(service).operation_model(name).input_shape)
    if len(inside.structures) == 1:
        return "-"
    return service_name(SESSION.get_service_model(service), service) + ":" + action_name(name)


def integrations():
    for line in OPTIMIZED.strip().splitlines():
        service, action, operation, patterns, required, *more = line.split()
        names = {name for one in split(required) for name in one.split("|")}
        known = members(operation) | names | (split(more[0]) if more else set())
        lost = names - known
        assert not lost, (line, lost)
        yield " ".join(
            [service, action, patterns, ",".join(sorted(split(required))) or "-",
             ",".join(sorted(known)) or "-",
             sdk_call(operation)])


def sdk_services():
    services = {}
    for key in SESSION.get_available_services():
        service = SESSION.get_service_model(key)
        actions = services.setdefault(service_name(service, key), set())
        actions.update(action_name(operation) for operation in service.operation_names)
    for name in sorted(services):
        verbs = {}
        for action in sorted(services[name]):
            verb = re.match(r"[a-z0-9]*", action).group()
            verbs.setdefault(verb, []).append(action[len(verb):])
        yield " ".join([name] + [verb + ":" + ",".join(verbs[verb]) for verb in sorted(verbs)])


# What the SDK for Java takes beside the members of the API, of which some stand for others then.
OF_SDK = {
    "s3:CopyObject": ["DestinationBucket", "DestinationKey", "SourceBucket", "SourceKey", "SourceVersionId"],
    "s3:UploadPartCopy": ["DestinationBucket", "DestinationKey", "SourceBucket", "SourceKey", "SourceVersionId"],
}
# What the SDK fills in.
FILLED_IN = {"accountId of glacier"}


DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def number(value):
    """A number with 36 digits."""
    return (number(value // 36) if value >= 36 else "") + DIGITS[value % 36]


class Parameters:
    """The parameters of the actions of one service, each name and each structure written once."""

    def __init__(self, service, deep):
        self.service, self.deep = service, deep
        self.names, self.structures, self.numbers, self.calls = {}, [], {}, []

    def structure(self, shape):
        if not self.deep:
            return self.place(self.written(shape))
        if shape.name not in self.numbers:
            # A structure may have itself inside.
            self.numbers[shape.name] = number(len(self.structures))
            self.structures.append("")
            self.structures[int(self.numbers[shape.name], 36)] = self.written(shape)
        return self.numbers[shape.name]

    def place(self, written):
        if written not in self.numbers:
            self.numbers[written] = number(len(self.structures))
            self.structures.append(written)
        return self.numbers[written]

    def written(self, shape, more=()):
        members = [self.number_of(name) for name in more]
        for member, inside in sorted(shape.members.items()):
            # Who leaves out a token for repeated calls gets one from the SDK.
            filled_in = inside.metadata.get("idempotencyToken") or f"{member} of {self.service}" in FILLED_IN
            is_needed = member in shape.required_members and not filled_in and not more
            names = member_names(member)
            sign = "!" if is_needed and len(names) == 1 else ""
            for name in names:
                members.append(self.number_of(name, member) + sign + (self.inner(inside) if self.deep else ""))
        return ",".join(members)

    def number_of(self, name, member=""):
        """The number of a name, which has that of the API behind it if that is another one."""
        other = api_name(member)
        return number(self.names.setdefault(name + (f"={other}" if other not in ("", name) else ""), len(self.names)))

    def inner(self, shape):
        """What stands inside of a member: signs for lists and maps, then the structure; nothing if it is none."""
        signs = ""
        while shape.type_name in ("list", "map"):
            signs += "[" if shape.type_name == "list" else "{"
            shape = shape.member if shape.type_name == "list" else shape.value
        is_known = shape.type_name == "structure" and not getattr(shape, "is_document_type", False)
        return (signs or ".") + self.structure(shape) if is_known else ""

    def add(self, operation, shape):
        more = OF_SDK.get(f"{self.service}:{operation}")
        place = self.place(self.written(shape, more)) if more else self.structure(shape)
        self.calls.append(action_name(operation) + "=" + place)

    def line(self):
        return ",".join(self.names) + " " + ";".join(self.structures) + " " + ",".join(self.calls)


def parameters():
    """Structures inside of parameters are written out for the services that are met most."""
    deep = {*ANSWERING.split(), *(line.split()[2].split(".")[0] for line in OPTIMIZED.strip().splitlines())}
    services = {}
    for key in SESSION.get_available_services():
        service = SESSION.get_service_model(key)
        name = service_name(service, key)
        known = services.setdefault(name, Parameters(name, key in deep))
        for operation in service.operation_names:
            shape = service.operation_model(operation).input_shape
            if shape:
                known.add(operation, shape)
    return [f"{name} {known.line()}" for name, known in sorted(services.items()) if known.names]


# The parameters of optimized integrations that are written as another one of the API.
OWN_PARAMETERS = {
    "elasticmapreduce:addStep": {"Step": "emr.StepConfig"},
    "elasticmapreduce:modifyInstanceFleetByName": {"InstanceFleet": "emr.InstanceFleetModifyConfig"},
    "elasticmapreduce:modifyInstanceGroupByName": {"InstanceGroup": "emr.InstanceGroupModifyConfig"},
}
# Longer lists are of what grows, such as types of instances.
MOST_VALUES = 12


def values():
    for line in OPTIMIZED.strip().splitlines():
        service, action, operation, *_ = line.split()
        shapes = dict(model(operation).input_shape.members) if operation != "-" else {}
        for name, place in OWN_PARAMETERS.get(f"{service}:{action}", {}).items():
            owner, shape = place.split(".")
            shapes[name] = SESSION.get_service_model(owner).shape_for(shape)
        for path, options in sorted(inner_values(shapes, ())):
            yield f"{service}:{action} {path} {','.join(options)}"


def inner_values(members, above):
    for name, shape in members.items():
        path = api_name(name)
        while shape.type_name == "list":
            path, shape = path + "[]", shape.member
        if getattr(shape, "enum", None) and len(shape.enum) <= MOST_VALUES:
            yield path, sorted(shape.enum)
        elif shape.type_name == "structure" and shape.name not in above:
            for inner, options in inner_values(shape.members, (*above, shape.name)):
                yield f"{path}.{inner}", options


# The answers that are none of an API's, from the developer guide: the pages of the integrations with API Gateway and
# HTTP endpoints.
OWN_ANSWERS = {
    "apigateway:invoke": "Headers{*},ResponseBody*,StatusCode#,StatusText",
    "http:invoke": "Headers{*},ResponseBody*,StatusCode#,StatusText",
}
# What a task gets that waits for a job: the answer of another call, or a part of it, with members that Step Functions adds or
# reads as JSON. The developer guide has those of Step Functions, and its examples read those of Athena
# (`$.QueryExecution.QueryExecutionId`), CodeBuild (`$.Build.ReportArns`) and SageMaker (`$.ModelArtifacts.S3ModelArtifacts`);
# those of ECS, Batch and Glue are in LocalStack, whose tests are recorded from AWS. Those of other jobs are not known.
JOB_ANSWERS = {
    "athena:startQueryExecution.sync": ("athena.GetQueryExecution", "", {}),
    "batch:submitJob.sync": ("batch.DescribeJobs", "jobs", {}),
    "codebuild:startBuild.sync": ("codebuild.StartBuild", "", {}),
    "ecs:runTask.sync": ("ecs.DescribeTasks", "tasks", {}),
    "glue:startJobRun.sync": ("glue.GetJobRun", "JobRun", {"JobName": ""}),
    "sagemaker:createTrainingJob.sync": ("sagemaker.DescribeTrainingJob", "", {}),
    "states:startExecution.sync": ("stepfunctions.DescribeExecution", "", {}),
    "states:startExecution.sync:2": ("stepfunctions.DescribeExecution", "", {"Input": "*", "Output": "*"}),
}
# What Step Functions adds to the answers of calls, as LocalStack has it, too, or reads as text, as executions have shown.
ADDED = {"aws-sdk:s3:getObject": {"Body": ""}, "glue:startJobRun": {"JobName": ""}}
# The services whose `aws-sdk:` calls are met most in published state machines.
ANSWERING = """
athena batch bedrock-agent bedrock cloudformation codebuild comprehend dynamodb ec2 ecs emr-serverless events glue kms lambda
logs organizations polly rds redshift-data rekognition s3 scheduler secretsmanager sns sqs ssm stepfunctions sts textract
transcribe translate
"""
SIGNS = {"boolean": "?", "double": "#", "float": "#", "integer": "#", "long": "#", "string": ""}


def model(operation):
    service, name = operation.split(".")
    return SESSION.get_service_model(service).operation_model(name)


class Answers:
    """The answers of calls, and the structures in them, each written once. `names` gives the names of a member of the API."""

    def __init__(self, names):
        self.lines, self.names = {}, names

    def kind(self, service, shape):
        """What stands after a member's name. What is no JSON by itself, such as a blob, may be read as anything."""
        if shape.serialization.get("jsonvalue") or getattr(shape, "is_document_type", False):
            return "*"
        if shape.type_name == "list":
            return "[" + self.kind(service, shape.member) + "]"
        if shape.type_name == "map":
            return "{" + self.kind(service, shape.value) + "}"
        if shape.type_name != "structure":
            return SIGNS.get(shape.type_name, "*")
        if not shape.members:
            return "{*}"
        name = f"={service}.{shape.name}"
        if name not in self.lines:
            self.lines[name] = ""  # A structure may have itself inside.
            self.lines[name] = self.members(service, shape)
        return name

    def members(self, service, shape, other=None):
        """The members of a structure, written as Step Functions writes them."""
        kinds = {}
        for member, inside in shape.members.items():
            kinds.update(dict.fromkeys(self.names(member), self.kind(service, inside)))
        return ",".join(name + sign for name, sign in sorted({**kinds, **(other or {})}.items()))

    def add(self, name, service, operation, part="", other=None):
        if operation.get_event_stream_output():
            return
        shape = operation.output_shape
        if part:
            shape = shape.members[part]
            shape = shape.member if shape.type_name == "list" else shape
        self.lines[name] = self.members(service, shape, other) if shape else ""


def optimized_answers():
    known = Answers(lambda member: [api_name(member)])
    known.lines.update(OWN_ANSWERS)
    for name, (operation, part, other) in JOB_ANSWERS.items():
        known.add(name, operation.split(".")[0], model(operation), part, other)
    for line in OPTIMIZED.strip().splitlines():
        service, action, operation, *_ = line.split()
        if operation != "-":
            name = f"{service}:{action}"
            known.add(name, operation.split(".")[0], model(operation), other=ADDED.get(name))
    return known.lines


def sdk_answers():
    known = Answers(member_names)
    for key in ANSWERING.split():
        service = SESSION.get_service_model(key)
        for operation in service.operation_names:
            call = f"aws-sdk:{service_name(service, key)}:{action_name(operation)}"
            known.add(call, key, service.operation_model(operation), other=ADDED.get(call))
    return known.lines


STRUCTURE = re.compile(r"=([^,\]}]+)")


def answers():
    """A structure whose names differ in answers of the SDK has `api.` before its name in those of optimized integrations."""
    optimized, sdk = optimized_answers(), sdk_answers()
    other, known = set(), None
    while other != known:
        known = set(other)
        other |= {name for name, members in optimized.items() if name[0] == "=" and
                  (members != sdk.get(name, members) or any("=" + one in other for one in STRUCTURE.findall(members)))}
    lines = dict(sdk)
    for name, members in optimized.items():
        name, members = (STRUCTURE.sub(lambda one: ("=api." if one.group() in other else "=") + one.group(1), text)
                         for text in (name, members))
        lines[name] = members
    return [f"{name} {members or '-'}" for name, members in sorted(lines.items())]


def regions():
    for partition in SESSION.get_component("data_loader").load_data("partitions")["partitions"]:
        names = sorted(name for name in partition["regions"] if not name.endswith("-global"))
        yield " ".join([partition["id"], *names])


def write(folder, name, lines):
    header = f"# Written by conformance/service-data.py from botocore {botocore.__version__}."
    Path(folder, name).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(sys.argv[1], "aws-sdk.txt", sdk_services())
    write(sys.argv[1], "integrations.txt", integrations())
    write(sys.argv[1], "parameters.txt", parameters())
    write(sys.argv[1], "values.txt", values())
    write(sys.argv[2], "answers.txt", answers())
    write(sys.argv[3], "regions.txt", regions())
