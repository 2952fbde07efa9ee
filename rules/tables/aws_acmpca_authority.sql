/*
Certificate authorities of Private CA.
  root_enabled  a root authority that is switched on
Defaults of absent properties:
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acmpca_certificate_authority
*/
CREATE VIEW aws_acmpca_authority AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Type') = 'ROOT' AND json_get_str(configuration, 'Status') = 'ACTIVE' AS root_enabled
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ACMPCA::CertificateAuthority'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('SUBORDINATE', configuration, 'type') = 'ROOT' AND json_bool_or(true, configuration, 'enabled') AS root_enabled
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_acmpca_certificate_authority'
