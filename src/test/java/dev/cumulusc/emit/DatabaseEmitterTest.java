package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import org.junit.jupiter.api.Test;

class DatabaseEmitterTest {

  @Test
  void emitsTables() {
    Emitted emitted =
        Emitted.database(
            """
            prefix: my-app
            dynamos:
              Notes:
                read: 5
                write: '2'
                attributes:
                  - {name: id, type: S, schema: HASH}
                  - {name: time, type: N, schema: RANGE}
              Granules:
                attributes:
                  - {name: id, type: S, schema: HASH}
                  - {name: owner, type: S}
                KeySchema: [{AttributeName: id, KeyType: HASH}]
                GlobalSecondaryIndexes:
                  - IndexName: by-owner
                    KeySchema: [{AttributeName: owner, KeyType: HASH}]
                    Projection: {ProjectionType: INCLUDE, NonKeyAttributes: [a, b]}
            """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.resource("NotesDynamoDB"))
        .isEqualTo(
            Plain.read(
                """
                Type: AWS::DynamoDB::Table
                DeletionPolicy: Retain
                UpdateReplacePolicy: Retain
                Properties:
                  AttributeDefinitions:
                    - {AttributeName: id, AttributeType: S}
                    - {AttributeName: time, AttributeType: N}
                  KeySchema:
                    - {AttributeName: id, KeyType: HASH}
                    - {AttributeName: time, KeyType: RANGE}
                  ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 2}
                  TableName: my-app-Notes
                  StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
                """));
    assertThat(emitted.properties("GranulesDynamoDB"))
        .containsEntry("KeySchema", Plain.read("[{AttributeName: id, KeyType: HASH}]"))
        .containsEntry(
            "GlobalSecondaryIndexes",
            Plain.read(
                """
                - IndexName: by-owner
                  KeySchema: [{AttributeName: owner, KeyType: HASH}]
                  Projection: {ProjectionType: INCLUDE, NonKeyAttributes: [a, b]}
                  ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 1}
                """));
    assertThat(emitted.output("NotesDynamoDBStreamArn"))
        .isEqualTo(Plain.read("{'Fn::GetAtt': [NotesDynamoDB, StreamArn]}"));
  }

  @Test
  void scalesTables() {
    Emitted emitted =
        Emitted.database(
            """
            prefix: my-app
            iams: {scalingRoleArn: arn:aws:iam::123456789012:role/scaling}
            AutoScalingPolicyConfiguration: {targetValue: 70, scaleInCooldown: 60}
            dynamos:
              Notes:
                attributes: [{name: id, schema: HASH}]
                enableAutoScaling: true
                ReadMaxCapacity: 40
            """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("NotesReadCapacityScalableTarget"))
        .isEqualTo(
            Plain.read(
                """
                MinCapacity: 5
                MaxCapacity: 40
                ResourceId: {'Fn::Sub': 'table/${NotesDynamoDB}'}
                RoleARN: arn:aws:iam::123456789012:role/scaling
                ScalableDimension: dynamodb:table:ReadCapacityUnits
                ServiceNamespace: dynamodb
                """));
    assertThat(emitted.properties("NotesTableWriteScalingPolicy"))
        .isEqualTo(
            Plain.read(
                """
                PolicyName: WriteAutoScalingPolicy
                PolicyType: TargetTrackingScaling
                ScalingTargetId: {Ref: NotesWriteCapacityScalableTarget}
                TargetTrackingScalingPolicyConfiguration:
                  TargetValue: 70
                  ScaleInCooldown: 60
                  ScaleOutCooldown: 0
                  PredefinedMetricSpecification:
                    PredefinedMetricType: DynamoDBWriteCapacityUtilization
                """));
  }

  @Test
  void emitsTheSearchDomain() {
    Emitted emitted =
        Emitted.database(
            """
            prefix: my-app
            vpc: {subnets: [subnet-1], securityGroup: sg-1}
            iams: {lambdaProcessingRoleArn: arn:aws:iam::123456789012:role/lambda}
            es:
              name: search
              version: 6.0
              alarms:
                Low: {comparison_operator: LessThanThreshold, metric: Nodes, threshold: '1'}
            """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.resource("searchDomain"))
        .isEqualTo(
            Plain.read(
                """
                Type: AWS::Elasticsearch::Domain
                DeletionPolicy: Retain
                UpdateReplacePolicy: Retain
                Properties:
                  DomainName: my-app-search
                  ElasticsearchVersion: '6.0'
                  ElasticsearchClusterConfig:
                    InstanceCount: 1
                    InstanceType: t2.small.elasticsearch
                  SnapshotOptions: {AutomatedSnapshotStartHour: 0}
                  EBSOptions: {EBSEnabled: true, VolumeType: gp2, VolumeSize: 35}
                  AdvancedOptions: {rest.action.multi.allow_explicit_index: 'true'}
                  AccessPolicies:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Principal: {AWS: arn:aws:iam::123456789012:role/lambda}
                        Action: es:*
                        Resource:
                          - Fn::Sub: arn:aws:es:${AWS::Region}:${AWS::AccountId}:domain/my-app-search/*
                  VPCOptions: {SecurityGroupIds: [sg-1], SubnetIds: [subnet-1]}
                """));
    assertThat(emitted.properties("searchLowAlarm"))
        .containsEntry("AlarmName", "my-app-search-LowAlarm")
        .containsEntry("Threshold", "1")
        .containsEntry("Namespace", "AWS/ES");
    assertThat(emitted.output("searchDomainEndpoint"))
        .isEqualTo(Plain.read("{'Fn::GetAtt': [searchDomain, DomainEndpoint]}"));
  }

  @Test
  void leavesTheSearchDomainOutWhenItIsTakenAway() {
    Emitted emitted = Emitted.database("prefix: my-app\nes:\n");

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.template().resources()).isEmpty();
  }

  @Test
  void reportsATableWithoutAKey() {
    Emitted emitted =
        Emitted.database("prefix: my-app\ndynamos: {Notes: {attributes: [{name: id}]}}\n");

    assertThat(emitted.problems())
        .containsExactly(
            "error C1036 config.yml:2:11 The table `Notes` has no key. Give one of its"
                + " `attributes` the `schema: HASH`.");
  }
}
