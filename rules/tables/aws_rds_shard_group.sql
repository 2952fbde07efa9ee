/*
Shard groups of Aurora Limitless.
  public  has a public address; NULL where a template leaves it to the subnets
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbshardgroup.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_shard_group
*/
CREATE VIEW aws_rds_shard_group AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'PubliclyAccessible') AS public
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::RDS::DBShardGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'PubliclyAccessible') AS public
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::RDS::DBShardGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'publicly_accessible') AS public
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_rds_shard_group'
