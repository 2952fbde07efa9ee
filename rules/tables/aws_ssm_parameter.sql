/*
Parameters of Systems Manager.
  type       String, StringList, SecureString
  kms_key    key of a SecureString; empty: aws/ssm
  parameter  its name
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-parameter.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter
*/
CREATE VIEW aws_ssm_parameter AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Type') AS type,
  json_text_or('', configuration, 'KeyId') AS kms_key,
  json_get_str(configuration, 'Name') AS parameter
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::SSM::Parameter'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Type') AS type,
  json_get_str(configuration, 'Name') AS parameter
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::SSM::Parameter'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'type') AS type,
  json_text_or('', configuration, 'key_id') AS kms_key,
  json_get_str(configuration, 'name') AS parameter
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ssm_parameter'
