/*
How certificates in ACM stand: what only live records tell.
  status     ISSUED, PENDING_VALIDATION, EXPIRED, FAILED, …
  not_after  when it expires
  in_use     number of resources that use it
  renewal    state of the renewal: PENDING_AUTO_RENEWAL, PENDING_VALIDATION, SUCCESS, FAILED; empty: none
*/
CREATE VIEW aws_acm_certificate_state AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'status') AS status,
  json_get_str(configuration, 'notAfter') AS not_after,
  json_length(configuration, 'inUseBy') AS in_use,
  json_text_or('', configuration, 'renewalSummary', 'renewalStatus') AS renewal
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::ACM::Certificate'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Status') AS status,
  json_get_str(configuration, 'NotAfter') AS not_after,
  json_length(configuration, 'InUseBy') AS in_use,
  json_text_or('', configuration, 'RenewalSummary', 'RenewalStatus') AS renewal
FROM changes WHERE shape = 'aws_api' AND resource_type IN ('AWS::CertificateManager::Certificate', 'AWS::ACM::Certificate')
