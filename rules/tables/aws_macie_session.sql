/*
Macie in an account.
  status  ENABLED, PAUSED; DISABLED: it was never switched on
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-macie-session.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/macie2_account
*/
CREATE VIEW aws_macie_session AS
SELECT resource_uid, resource_name AS name,
  upper(json_get_str_either(configuration, 'status', 'Status')) AS status
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Macie::Session'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('ENABLED', configuration, 'Status') AS status
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Macie::Session'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Status') AS status
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Macie::Session'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('ENABLED', configuration, 'status') AS status
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_macie2_account'
