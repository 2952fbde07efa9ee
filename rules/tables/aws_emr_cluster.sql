/*
EMR clusters.
  kerberos                users prove who they are by Kerberos
  security_configuration  name of its security configuration; empty: none
  log_uri                 bucket of its logs; empty: none
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-emr-cluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_cluster
*/
CREATE VIEW aws_emr_cluster AS
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'KerberosAttributes') AS kerberos,
  json_text_or('', configuration, 'SecurityConfiguration') AS security_configuration,
  json_text_or('', configuration, 'LogUri') AS log_uri
FROM changes WHERE shape IN ('aws_api', 'cloudformation') AND resource_type = 'AWS::EMR::Cluster'
  AND NOT is_going(json_get_str(configuration, 'Status', 'State'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_length(json_array_or_empty(configuration, 'kerberos_attributes')) > 0 AS kerberos,
  json_text_or('', configuration, 'security_configuration') AS security_configuration,
  json_text_or('', configuration, 'log_uri') AS log_uri
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_emr_cluster'
