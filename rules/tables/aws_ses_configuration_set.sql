/*
Configuration sets of SES.
  tls_policy  REQUIRE, OPTIONAL, in upper case
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ses-configurationset.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ses_configuration_set
*/
CREATE VIEW aws_ses_configuration_set AS
SELECT resource_uid, resource_name AS name,
  upper(json_get_str(configuration, 'DeliveryOptions', 'TlsPolicy')) AS tls_policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::SES::ConfigurationSet'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  upper(json_text_or('OPTIONAL', configuration, 'DeliveryOptions', 'TlsPolicy')) AS tls_policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::SES::ConfigurationSet'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  upper(json_text_or('OPTIONAL', configuration, 'delivery_options', 0, 'tls_policy')) AS tls_policy
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_ses_configuration_set', 'aws_sesv2_configuration_set')
