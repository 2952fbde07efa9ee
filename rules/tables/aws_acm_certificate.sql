/*
Certificates in ACM.
  domain               domain name
  key_algorithm        RSA_2048, EC_prime256v1, …
  signature_algorithm  SHA256WITHRSA, …; a template that asks the public authority for a certificate gets that: it signs with SHA-2 alone
                       (CA/Browser Forum, Baseline Requirements 7.1.3.2)
  transparency_log     ENABLED, DISABLED
  type                 AMAZON_ISSUED, IMPORTED, PRIVATE
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-certificatemanager-certificate.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate
*/
CREATE VIEW aws_acm_certificate AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'domainName') AS domain,
  json_get_str(configuration, 'keyAlgorithm') AS key_algorithm,
  json_get_str(configuration, 'signatureAlgorithm') AS signature_algorithm,
  json_get_str(configuration, 'options', 'certificateTransparencyLoggingPreference') AS transparency_log,
  json_get_str(configuration, 'type') AS type
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::ACM::Certificate'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'DomainName') AS domain,
  json_get_str(configuration, 'KeyAlgorithm') AS key_algorithm,
  json_get_str(configuration, 'SignatureAlgorithm') AS signature_algorithm,
  json_get_str(configuration, 'Options', 'CertificateTransparencyLoggingPreference') AS transparency_log,
  json_get_str(configuration, 'Type') AS type
FROM changes WHERE shape = 'aws_api' AND resource_type IN ('AWS::CertificateManager::Certificate', 'AWS::ACM::Certificate')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'DomainName') AS domain,
  json_text_or('RSA_2048', configuration, 'KeyAlgorithm') AS key_algorithm,
  CASE json_has(configuration, 'CertificateAuthorityArn') WHEN false THEN 'SHA256WITHRSA' END AS signature_algorithm,
  json_text_or('ENABLED', configuration, 'CertificateTransparencyLoggingPreference') AS transparency_log,
  CASE json_has(configuration, 'CertificateAuthorityArn') WHEN true THEN 'PRIVATE' WHEN false THEN 'AMAZON_ISSUED' END AS type
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CertificateManager::Certificate'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'domain_name') AS domain,
  json_text_or('RSA_2048', configuration, 'key_algorithm') AS key_algorithm,
  CASE WHEN json_has(configuration, 'certificate_authority_arn') = false AND json_has(configuration, 'certificate_body') = false
      AND json_has(configuration, 'private_key') = false THEN 'SHA256WITHRSA' END AS signature_algorithm,
  json_text_or('ENABLED', configuration, 'options', 0, 'certificate_transparency_logging_preference') AS transparency_log,
  CASE WHEN json_has(configuration, 'certificate_authority_arn') THEN 'PRIVATE'
    WHEN json_has(configuration, 'certificate_body') OR json_has(configuration, 'private_key') THEN 'IMPORTED'
    WHEN json_has(configuration, 'domain_name') THEN 'AMAZON_ISSUED' END AS type
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_acm_certificate'
