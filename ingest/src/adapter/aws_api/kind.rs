//! Which AWS API answer holds resources of which type. One table; knows no decoding.
//!
//! Names of wrappers and fields: the "Response Elements" of each action in the service's API Reference. Types: the CloudFormation
//! resource type, and where there is none the type that AWS Config records.

/// The hint that a script puts beside a resource's own fields.
pub(super) const HINT: &str = "resource_type";

/// A kind of resource in API answers.
#[derive(Debug)]
pub(super) struct Kind {
    /// Keys from the answer's root to the resource or the list of them; a list on the way is walked (`Reservations.Instances`).
    pub(super) wrapper: &'static str,
    /// CloudFormation type name.
    pub(super) resource_type: &'static str,
    /// Field with the ARN, empty where the API gives none.
    pub(super) arn: &'static str,
    /// Field that identifies the resource in its account and region, and by which an object without wrapper is told.
    pub(super) id: &'static str,
    /// Field with the name people use.
    pub(super) name: &'static str,
    /// Form of the ARN after `arn:<partition>:` where the API gives none: `{account}`, `{region}`, `{id}` are filled in.
    pub(super) form: &'static str,
    /// Another field that an object without wrapper of this kind always has; empty: only its wrapper or a type hint tells it.
    pub(super) mark: &'static str,
    /// The answer is a listing with little more than names: it is laid over what is known and is not the whole state.
    pub(super) listing: bool,
}

/// A kind whose objects name their ARN.
const fn with_arn(
    wrapper: &'static str,
    resource_type: &'static str,
    arn: &'static str,
    name: &'static str,
    mark: &'static str,
) -> Kind {
    Kind {
        wrapper,
        resource_type,
        arn,
        id: arn,
        name,
        form: "",
        mark,
        listing: false,
    }
}

/// A kind whose ARN is put together from its id.
const fn with_id(
    wrapper: &'static str,
    resource_type: &'static str,
    id: &'static str,
    name: &'static str,
    mark: &'static str,
    form: &'static str,
) -> Kind {
    Kind {
        wrapper,
        resource_type,
        arn: "",
        id,
        name,
        form,
        mark,
        listing: false,
    }
}

impl Kind {
    const fn listing(self) -> Self {
        Self { listing: true, ..self }
    }
}

/// Where two kinds share a wrapper the one whose mark and id are there takes the object.
// One row, one line.
#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    // Amazon EC2 and VPC
    with_id("Reservations.Instances", "AWS::EC2::Instance", "InstanceId", "InstanceId", "ImageId", "ec2:{region}:{account}:instance/{id}"),
    with_id("SecurityGroups", "AWS::EC2::SecurityGroup", "GroupId", "GroupName", "IpPermissions", "ec2:{region}:{account}:security-group/{id}"),
    with_id("Volumes", "AWS::EC2::Volume", "VolumeId", "VolumeId", "VolumeType", "ec2:{region}:{account}:volume/{id}"),
    with_id("Snapshots", "AWS::EC2::Snapshot", "SnapshotId", "SnapshotId", "VolumeSize", "ec2:{region}:{account}:snapshot/{id}"),
    with_id("Images", "AWS::EC2::Image", "ImageId", "Name", "ImageLocation", "ec2:{region}:{account}:image/{id}"),
    with_id("Vpcs", "AWS::EC2::VPC", "VpcId", "VpcId", "DhcpOptionsId", "ec2:{region}:{account}:vpc/{id}"),
    with_id("Subnets", "AWS::EC2::Subnet", "SubnetId", "SubnetId", "MapPublicIpOnLaunch", "ec2:{region}:{account}:subnet/{id}"),
    with_id("NetworkAcls", "AWS::EC2::NetworkAcl", "NetworkAclId", "NetworkAclId", "Entries", "ec2:{region}:{account}:network-acl/{id}"),
    with_id("RouteTables", "AWS::EC2::RouteTable", "RouteTableId", "RouteTableId", "Routes", "ec2:{region}:{account}:route-table/{id}"),
    with_id("InternetGateways", "AWS::EC2::InternetGateway", "InternetGatewayId", "InternetGatewayId", "Attachments", "ec2:{region}:{account}:internet-gateway/{id}"),
    with_id("NetworkInterfaces", "AWS::EC2::NetworkInterface", "NetworkInterfaceId", "NetworkInterfaceId", "InterfaceType", "ec2:{region}:{account}:network-interface/{id}"),
    with_id("Addresses", "AWS::EC2::EIP", "AllocationId", "PublicIp", "PublicIp", "ec2:{region}:{account}:elastic-ip/{id}"),
    with_id("FlowLogs", "AWS::EC2::FlowLog", "FlowLogId", "FlowLogId", "LogDestinationType", "ec2:{region}:{account}:vpc-flow-log/{id}"),
    with_id("VpcEndpoints", "AWS::EC2::VPCEndpoint", "VpcEndpointId", "VpcEndpointId", "VpcEndpointType", "ec2:{region}:{account}:vpc-endpoint/{id}"),
    with_id("VpcPeeringConnections", "AWS::EC2::VPCPeeringConnection", "VpcPeeringConnectionId", "VpcPeeringConnectionId", "AccepterVpcInfo", ""),
    with_id("TransitGateways", "AWS::EC2::TransitGateway", "TransitGatewayId", "TransitGatewayId", "Options", ""),
    with_id("LaunchTemplateVersions", "AWS::EC2::LaunchTemplate", "LaunchTemplateId", "LaunchTemplateName", "LaunchTemplateData", "ec2:{region}:{account}:launch-template/{id}"),
    with_arn("AutoScalingGroups", "AWS::AutoScaling::AutoScalingGroup", "AutoScalingGroupARN", "AutoScalingGroupName", "HealthCheckType"),
    with_arn("LaunchConfigurations", "AWS::AutoScaling::LaunchConfiguration", "LaunchConfigurationARN", "LaunchConfigurationName", "ImageId"),
    // Amazon S3
    with_id("Buckets", "AWS::S3::Bucket", "Name", "Name", "", "s3:::{id}").listing(),
    // IAM
    with_arn("UserDetailList", "AWS::IAM::User", "Arn", "UserName", ""),
    with_arn("RoleDetailList", "AWS::IAM::Role", "Arn", "RoleName", ""),
    with_arn("GroupDetailList", "AWS::IAM::Group", "Arn", "GroupName", ""),
    with_arn("Users", "AWS::IAM::User", "Arn", "UserName", "UserName").listing(),
    with_arn("User", "AWS::IAM::User", "Arn", "UserName", "").listing(),
    with_arn("Roles", "AWS::IAM::Role", "Arn", "RoleName", "AssumeRolePolicyDocument").listing(),
    with_arn("Role", "AWS::IAM::Role", "Arn", "RoleName", "").listing(),
    with_arn("Groups", "AWS::IAM::Group", "Arn", "GroupName", "").listing(),
    with_arn("Policies", "AWS::IAM::ManagedPolicy", "Arn", "PolicyName", "AttachmentCount"),
    with_arn("Policy", "AWS::IAM::ManagedPolicy", "Arn", "PolicyName", "").listing(),
    with_arn("ServerCertificateMetadataList", "AWS::IAM::ServerCertificate", "Arn", "ServerCertificateName", "ServerCertificateId"),
    // Databases
    with_arn("DBInstances", "AWS::RDS::DBInstance", "DBInstanceArn", "DBInstanceIdentifier", "DBInstanceClass"),
    with_arn("DBClusters", "AWS::RDS::DBCluster", "DBClusterArn", "DBClusterIdentifier", "Engine"),
    with_arn("DBSnapshots", "AWS::RDS::DBSnapshot", "DBSnapshotArn", "DBSnapshotIdentifier", "SnapshotType"),
    with_arn("DBClusterSnapshots", "AWS::RDS::DBClusterSnapshot", "DBClusterSnapshotArn", "DBClusterSnapshotIdentifier", "SnapshotType"),
    with_arn("EventSubscriptionsList", "AWS::RDS::EventSubscription", "EventSubscriptionArn", "CustSubscriptionId", ""),
    with_arn("Table", "AWS::DynamoDB::Table", "TableArn", "TableName", "KeySchema"),
    with_arn("CacheClusters", "AWS::ElastiCache::CacheCluster", "ARN", "CacheClusterId", "CacheNodeType"),
    with_arn("ReplicationGroups", "AWS::ElastiCache::ReplicationGroup", "ARN", "ReplicationGroupId", "MemberClusters"),
    with_id("Clusters", "AWS::Redshift::Cluster", "ClusterIdentifier", "ClusterIdentifier", "MasterUsername", "redshift:{region}:{account}:cluster:{id}"),
    with_arn("Clusters", "AWS::MemoryDB::Cluster", "ARN", "Name", "TLSEnabled"),
    with_arn("Clusters", "AWS::DAX::Cluster", "ClusterArn", "ClusterName", "SSEDescription"),
    with_arn("ReplicationInstances", "AWS::DMS::ReplicationInstance", "ReplicationInstanceArn", "ReplicationInstanceIdentifier", "ReplicationInstanceClass"),
    with_arn("Endpoints", "AWS::DMS::Endpoint", "EndpointArn", "EndpointIdentifier", "EngineName"),
    // Storage
    with_arn("FileSystems", "AWS::EFS::FileSystem", "FileSystemArn", "Name", "PerformanceMode"),
    with_arn("FileSystems", "AWS::FSx::FileSystem", "ResourceARN", "FileSystemId", "FileSystemType"),
    with_arn("BackupVaultList", "AWS::Backup::BackupVault", "BackupVaultArn", "BackupVaultName", "NumberOfRecoveryPoints"),
    with_arn("VaultList", "AWS::Glacier::Vault", "VaultARN", "VaultName", "NumberOfArchives"),
    // Logging and monitoring
    with_arn("trailList", "AWS::CloudTrail::Trail", "TrailARN", "Name", "IsMultiRegionTrail"),
    with_arn("Trail", "AWS::CloudTrail::Trail", "TrailARN", "Name", ""),
    with_arn("Trails", "AWS::CloudTrail::Trail", "TrailARN", "Name", "").listing(),
    with_arn("logGroups", "AWS::Logs::LogGroup", "arn", "logGroupName", "logGroupName"),
    with_arn("MetricAlarms", "AWS::CloudWatch::Alarm", "AlarmArn", "AlarmName", "MetricName"),
    with_id("ConfigurationRecorders", "AWS::Config::ConfigurationRecorder", "name", "name", "recordingGroup", ""),
    with_arn("ConfigurationAggregators", "AWS::Config::ConfigurationAggregator", "ConfigurationAggregatorArn", "ConfigurationAggregatorName", ""),
    with_arn("Rules", "AWS::Events::Rule", "Arn", "Name", "EventBusName"),
    // Keys and secrets
    with_arn("KeyMetadata", "AWS::KMS::Key", "Arn", "KeyId", "KeyManager").listing(),
    with_arn("Keys", "AWS::KMS::Key", "KeyArn", "KeyId", "").listing(),
    with_arn("SecretList", "AWS::SecretsManager::Secret", "ARN", "Name", "SecretVersionsToStages"),
    with_arn("CertificateSummaryList", "AWS::CertificateManager::Certificate", "CertificateArn", "DomainName", "").listing(),
    with_arn("Certificate", "AWS::CertificateManager::Certificate", "CertificateArn", "DomainName", "KeyAlgorithm"),
    with_arn("Parameters", "AWS::SSM::Parameter", "ARN", "Name", "DataType"),
    // Compute and containers
    with_arn("Functions", "AWS::Lambda::Function", "FunctionArn", "FunctionName", "CodeSha256"),
    with_arn("Configuration", "AWS::Lambda::Function", "FunctionArn", "FunctionName", ""),
    with_arn("cluster", "AWS::EKS::Cluster", "arn", "name", "resourcesVpcConfig"),
    with_arn("nodegroup", "AWS::EKS::Nodegroup", "nodegroupArn", "nodegroupName", "nodeRole"),
    with_arn("clusters", "AWS::ECS::Cluster", "clusterArn", "clusterName", "registeredContainerInstancesCount"),
    with_arn("services", "AWS::ECS::Service", "serviceArn", "serviceName", "desiredCount"),
    with_arn("taskDefinition", "AWS::ECS::TaskDefinition", "taskDefinitionArn", "family", "containerDefinitions"),
    with_arn("repositories", "AWS::ECR::Repository", "repositoryArn", "repositoryName", "imageTagMutability"),
    with_arn("projects", "AWS::CodeBuild::Project", "arn", "name", "serviceRole"),
    with_arn("NotebookInstances", "AWS::SageMaker::NotebookInstance", "NotebookInstanceArn", "NotebookInstanceName", "").listing(),
    // Networking and content delivery
    with_arn("LoadBalancers", "AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancerArn", "LoadBalancerName", "Scheme"),
    with_arn("Listeners", "AWS::ElasticLoadBalancingV2::Listener", "ListenerArn", "ListenerArn", "DefaultActions"),
    with_arn("TargetGroups", "AWS::ElasticLoadBalancingV2::TargetGroup", "TargetGroupArn", "TargetGroupName", "TargetType"),
    with_id("LoadBalancerDescriptions", "AWS::ElasticLoadBalancing::LoadBalancer", "LoadBalancerName", "LoadBalancerName", "ListenerDescriptions", "elasticloadbalancing:{region}:{account}:loadbalancer/{id}"),
    with_arn("DistributionList.Items", "AWS::CloudFront::Distribution", "ARN", "Id", "DefaultCacheBehavior"),
    with_arn("Distribution", "AWS::CloudFront::Distribution", "ARN", "Id", "DistributionConfig"),
    with_id("HostedZones", "AWS::Route53::HostedZone", "Id", "Name", "CallerReference", ""),
    with_arn("WebACLs", "AWS::WAFv2::WebACL", "ARN", "Name", "").listing(),
    with_arn("WebACL", "AWS::WAFv2::WebACL", "ARN", "Name", "VisibilityConfig"),
    // Messaging, streams, analytics
    with_arn("Attributes", "AWS::SQS::Queue", "QueueArn", "QueueArn", "VisibilityTimeout"),
    with_arn("Attributes", "AWS::SNS::Topic", "TopicArn", "TopicArn", "SubscriptionsConfirmed"),
    with_arn("Topics", "AWS::SNS::Topic", "TopicArn", "TopicArn", "").listing(),
    with_arn("StreamDescription", "AWS::Kinesis::Stream", "StreamARN", "StreamName", "Shards"),
    with_arn("StreamDescriptionSummary", "AWS::Kinesis::Stream", "StreamARN", "StreamName", "OpenShardCount"),
    with_arn("DeliveryStreamDescription", "AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamARN", "DeliveryStreamName", "DeliveryStreamType"),
    with_arn("DomainStatus", "AWS::OpenSearchService::Domain", "ARN", "DomainName", "ClusterConfig"),
    with_arn("DomainStatus", "AWS::Elasticsearch::Domain", "ARN", "DomainName", "ElasticsearchClusterConfig"),
    with_arn("DomainStatusList", "AWS::OpenSearchService::Domain", "ARN", "DomainName", "ClusterConfig"),
    with_arn("DomainStatusList", "AWS::Elasticsearch::Domain", "ARN", "DomainName", "ElasticsearchClusterConfig"),
    with_arn("ClusterInfoList", "AWS::MSK::Cluster", "ClusterArn", "ClusterName", "BrokerNodeGroupInfo"),
    with_arn("ClusterInfo", "AWS::MSK::Cluster", "ClusterArn", "ClusterName", ""),
    with_arn("Cluster", "AWS::EMR::Cluster", "ClusterArn", "Name", "ReleaseLabel"),
    with_arn("Stacks", "AWS::CloudFormation::Stack", "StackId", "StackName", "StackStatus"),
    with_id("WorkGroup", "AWS::Athena::WorkGroup", "Name", "Name", "WorkGroupConfiguration", "athena:{region}:{account}:workgroup/{id}"),
];

/// Answers of one object about the account itself: wrapper and type.
pub(super) const ACCOUNT_KINDS: &[(&str, &str)] = &[
    ("PasswordPolicy", "AWS::IAM::AccountPasswordPolicy"),
    ("SummaryMap", "AWS::IAM::AccountSummary"),
    // `get-public-access-block` of a bucket and of the account answer alike, so only a type hint tells the account's.
    ("", "AWS::S3::AccountPublicAccessBlock"),
];

/// Fields of which a bucket put together from several answers (`get-bucket-acl`, `get-bucket-policy`, …) has at least one
/// beside its `Name`.
pub(super) const BUCKET_SECTIONS: &[&str] = &[
    "Acl",
    "Policy",
    "Versioning",
    "Logging",
    "Website",
    "Encryption",
    "Replication",
    "Lifecycle",
    "Location",
];
