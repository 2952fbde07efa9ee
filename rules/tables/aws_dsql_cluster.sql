/*
Clusters of Aurora DSQL.
  deletion_protection  refuses to be deleted
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dsql-cluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dsql_cluster
*/
CREATE VIEW aws_dsql_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'deletionProtectionEnabled') AS deletion_protection
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::DSQL::Cluster'
  AND NOT is_going(json_get_str_either(configuration, 'status', 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'DeletionProtectionEnabled') AS deletion_protection
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::DSQL::Cluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'deletion_protection_enabled') AS deletion_protection
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_dsql_cluster'
