/*
DAX clusters. AWS Config does not record them.
  encrypted     data on disk is encrypted
  endpoint_tls  the endpoint speaks TLS: NONE, TLS
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dax-cluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dax_cluster
*/
CREATE VIEW aws_dax_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'SSEDescription', 'Status') IN ('ENABLED', 'ENABLING') AS encrypted,
  json_get_str(configuration, 'ClusterEndpointEncryptionType') AS endpoint_tls
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::DAX::Cluster'
  AND NOT is_going(json_get_str(configuration, 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'SSESpecification', 'SSEEnabled') AS encrypted,
  json_text_or('NONE', configuration, 'ClusterEndpointEncryptionType') AS endpoint_tls
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::DAX::Cluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'server_side_encryption', 0, 'enabled') AS encrypted,
  json_text_or('NONE', configuration, 'cluster_endpoint_encryption_type') AS endpoint_tls
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_dax_cluster'
