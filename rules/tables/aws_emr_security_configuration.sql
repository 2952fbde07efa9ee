/*
Security configurations of EMR.
  at_rest     data at rest is encrypted: the switch is on and says how
  in_transit  data in transit is encrypted: the switch is on and a provider gives certificates
    (https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html)
  local_disk  local disks are encrypted with a provider of keys
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-emr-securityconfiguration.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_security_configuration
*/
CREATE VIEW aws_emr_security_configuration AS
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, json_document(configuration, 'SecurityConfiguration'), 'EncryptionConfiguration', 'EnableAtRestEncryption')
    AND (json_has(json_document(configuration, 'SecurityConfiguration'), 'EncryptionConfiguration', 'AtRestEncryptionConfiguration', 'S3EncryptionConfiguration', 'EncryptionMode')
      OR json_has(json_document(configuration, 'SecurityConfiguration'), 'EncryptionConfiguration', 'AtRestEncryptionConfiguration', 'LocalDiskEncryptionConfiguration',
        'EncryptionKeyProviderType')) AS at_rest,
  json_bool_or(false, json_document(configuration, 'SecurityConfiguration'), 'EncryptionConfiguration', 'EnableInTransitEncryption')
    AND json_has(json_document(configuration, 'SecurityConfiguration'), 'EncryptionConfiguration', 'InTransitEncryptionConfiguration', 'TLSCertificateConfiguration',
      'CertificateProviderType') AS in_transit,
  json_has(
    json_document(configuration, 'SecurityConfiguration'), 'EncryptionConfiguration', 'AtRestEncryptionConfiguration',
    'LocalDiskEncryptionConfiguration') AS local_disk
FROM changes
WHERE shape IN ('aws_api', 'cloudformation', 'aws_config')
  AND resource_type = 'AWS::EMR::SecurityConfiguration'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, json_document(configuration, 'configuration'), 'EncryptionConfiguration', 'EnableAtRestEncryption')
    AND (json_has(json_document(configuration, 'configuration'), 'EncryptionConfiguration', 'AtRestEncryptionConfiguration', 'S3EncryptionConfiguration', 'EncryptionMode')
      OR json_has(json_document(configuration, 'configuration'), 'EncryptionConfiguration', 'AtRestEncryptionConfiguration', 'LocalDiskEncryptionConfiguration',
        'EncryptionKeyProviderType')) AS at_rest,
  json_bool_or(false, json_document(configuration, 'configuration'), 'EncryptionConfiguration', 'EnableInTransitEncryption')
    AND json_has(json_document(configuration, 'configuration'), 'EncryptionConfiguration', 'InTransitEncryptionConfiguration', 'TLSCertificateConfiguration',
      'CertificateProviderType') AS in_transit,
  json_has(
    json_document(configuration, 'configuration'), 'EncryptionConfiguration', 'AtRestEncryptionConfiguration',
    'LocalDiskEncryptionConfiguration') AS local_disk
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_emr_security_configuration'
