/*
Resources of the account that carry cost or data and can carry tags; live records only.
  tag_count  how many tags it has
*/
CREATE VIEW aws_tagged_resource AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN configuration IS NOT NULL THEN coalesce(json_length(tags), 0) END AS tag_count
FROM changes
WHERE shape IN ('aws_config', 'aws_api')
  AND resource_type IN ('AWS::EC2::Instance', 'AWS::EC2::Volume', 'AWS::EC2::VPC', 'AWS::S3::Bucket', 'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::DynamoDB::Table', 'AWS::Lambda::Function', 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::Redshift::Cluster', 'AWS::EKS::Cluster', 'AWS::ECS::Cluster')
