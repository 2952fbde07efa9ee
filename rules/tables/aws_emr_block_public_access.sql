/*
Block public access of EMR in a region; the answer of get-block-public-access-configuration.
  blocked  clusters with security groups that are open to the internet are not started
Defaults of absent properties:
  https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_block_public_access_configuration
*/
CREATE VIEW aws_emr_block_public_access AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'BlockPublicAccessConfiguration')
      THEN json_get_bool(configuration, 'BlockPublicAccessConfiguration', 'BlockPublicSecurityGroupRules')
    ELSE json_get_bool(configuration, 'BlockPublicSecurityGroupRules') END AS blocked
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EMR::BlockPublicAccessConfiguration'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'block_public_security_group_rules') AS blocked
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_emr_block_public_access_configuration'
