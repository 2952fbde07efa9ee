/*
User pools of Cognito.
  mfa                  OFF, OPTIONAL, ON
  password_length      fewest characters of a password
  threat_protection    OFF, AUDIT, ENFORCED
  deletion_protection  ACTIVE, INACTIVE
  self_registration    everybody can sign up
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpool.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool
*/
CREATE VIEW aws_cognito_user_pool AS
SELECT resource_uid, resource_name AS name,
  json_text_or(CASE WHEN shape <> 'aws_config' THEN 'OFF' END, configuration, 'MfaConfiguration') AS mfa,
  json_int_or(CASE WHEN shape <> 'aws_config' THEN 8 END, configuration, 'Policies', 'PasswordPolicy', 'MinimumLength') AS password_length,
  json_text_or(CASE WHEN shape <> 'aws_config' THEN 'OFF' END, configuration, 'UserPoolAddOns', 'AdvancedSecurityMode') AS threat_protection,
  json_text_or(CASE WHEN shape <> 'aws_config' THEN 'INACTIVE' END, configuration, 'DeletionProtection') AS deletion_protection,
  NOT json_bool_or(CASE WHEN shape <> 'aws_config' THEN false END, configuration, 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly') AS self_registration
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::Cognito::UserPool'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('OFF', configuration, 'mfa_configuration') AS mfa,
  json_int_or(8, configuration, 'password_policy', 0, 'minimum_length') AS password_length,
  json_text_or('OFF', configuration, 'user_pool_add_ons', 0, 'advanced_security_mode') AS threat_protection,
  json_text_or('INACTIVE', configuration, 'deletion_protection') AS deletion_protection,
  NOT json_bool_or(false, configuration, 'admin_create_user_config', 0, 'allow_admin_create_user_only') AS self_registration
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cognito_user_pool'
