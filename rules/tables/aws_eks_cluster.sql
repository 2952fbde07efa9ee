/*
EKS clusters.
  version              Kubernetes version, such as 1.33; NULL in a template: the newest
  public_endpoint      the API server can be reached from the internet
  private_endpoint     the API server can be reached inside the VPC
  public_cidrs         list of the ranges that may reach the public endpoint
  secrets_encryption   Kubernetes secrets are encrypted with a key in KMS beside the disk encryption
  logs                 list of the control plane logs that go to CloudWatch: api, audit, authenticator, controllerManager,
                       scheduler
  deletion_protection  refuses to be deleted
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-eks-cluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster
*/
CREATE VIEW aws_eks_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'version') AS version,
  json_get_bool(configuration, 'resourcesVpcConfig', 'endpointPublicAccess') AS public_endpoint,
  json_get_bool(configuration, 'resourcesVpcConfig', 'endpointPrivateAccess') AS private_endpoint,
  json_texts(configuration, 'resourcesVpcConfig', 'publicAccessCidrs') AS public_cidrs,
  any_match(json_array_or_empty(configuration, 'encryptionConfig'), lambda e :
    array_has(json_texts(e, 'resources'), 'secrets')) AS secrets_encryption,
  CASE any_match(json_get_array(configuration, 'logging', 'clusterLogging'), lambda l : json_get_bool(l, 'enabled'))
    WHEN true THEN json_texts(
      array_filter(json_get_array(configuration, 'logging', 'clusterLogging'), lambda l : json_get_bool(l, 'enabled'))[1],
      'types')
    WHEN false THEN no_texts(configuration) END AS logs,
  json_get_bool(configuration, 'deletionProtection') AS deletion_protection
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EKS::Cluster'
  AND NOT is_going(json_get_str_either(configuration, 'status', 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Version') AS version,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN true END, configuration, 'ResourcesVpcConfig', 'EndpointPublicAccess') AS public_endpoint,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'ResourcesVpcConfig', 'EndpointPrivateAccess') AS private_endpoint,
  CASE WHEN array_length(json_texts_or_empty(configuration, 'ResourcesVpcConfig', 'PublicAccessCidrs')) = 0 THEN ['0.0.0.0/0']
    ELSE json_texts(configuration, 'ResourcesVpcConfig', 'PublicAccessCidrs') END AS public_cidrs,
  any_match(json_array_or_empty(configuration, 'EncryptionConfig'), lambda e :
    array_has(json_texts(e, 'Resources'), 'secrets')) AS secrets_encryption,
  array_transform(json_array_or_empty(configuration, 'Logging', 'ClusterLogging', 'EnabledTypes'), lambda t :
    t ->> 'Type') AS logs,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'DeletionProtection') AS deletion_protection
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::EKS::Cluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'version') AS version,
  json_bool_or(true, configuration, 'vpc_config', 0, 'endpoint_public_access') AS public_endpoint,
  json_bool_or(false, configuration, 'vpc_config', 0, 'endpoint_private_access') AS private_endpoint,
  CASE WHEN array_length(json_texts_or_empty(configuration, 'vpc_config', 0, 'public_access_cidrs')) = 0 THEN ['0.0.0.0/0']
    ELSE json_texts(configuration, 'vpc_config', 0, 'public_access_cidrs') END AS public_cidrs,
  any_match(json_array_or_empty(configuration, 'encryption_config'), lambda e :
    array_has(json_texts(e, 'resources'), 'secrets')) AS secrets_encryption,
  json_texts_or_empty(configuration, 'enabled_cluster_log_types') AS logs,
  json_bool_or(false, configuration, 'deletion_protection') AS deletion_protection
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_eks_cluster'
