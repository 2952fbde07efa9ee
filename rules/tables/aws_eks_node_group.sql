/*
Node groups of EKS clusters.
  ssh_key        key pair with which SSH lets in; empty: none
  source_groups  number of security groups from which SSH is let in; without one, everybody
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-nodegroup.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group
  https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html
*/
CREATE VIEW aws_eks_node_group AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'remoteAccess', 'ec2SshKey') AS ssh_key,
  CAST(array_length(json_array_or_empty(configuration, 'remoteAccess', 'sourceSecurityGroups')) AS BIGINT) AS source_groups
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EKS::Nodegroup'
  AND NOT is_going(json_get_str(configuration, 'status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'RemoteAccess', 'Ec2SshKey') AS ssh_key,
  CAST(array_length(json_array_or_empty(configuration, 'RemoteAccess', 'SourceSecurityGroups')) AS BIGINT) AS source_groups
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::EKS::Nodegroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'remote_access', 0, 'ec2_ssh_key') AS ssh_key,
  CAST(array_length(json_array_or_empty(configuration, 'remote_access', 0, 'source_security_group_ids')) AS BIGINT) AS source_groups
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_eks_node_group'
