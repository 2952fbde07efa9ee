/*
Managed domains of Entra Domain Services.
  tls1, ntlm1, rc4  old protocols and ciphers are taken (absent means true)
https://learn.microsoft.com/azure/templates/microsoft.aad/domainservices
https://learn.microsoft.com/entra/identity/domain-services/secure-your-domain
*/
CREATE VIEW azure_domain_service AS
SELECT resource_uid, configuration ->> 'name' AS name,
  is_enabled(json_text_or('Enabled', configuration, 'properties', 'domainSecuritySettings', 'tlsV1')) AS tls1,
  is_enabled(json_text_or('Enabled', configuration, 'properties', 'domainSecuritySettings', 'ntlmV1')) AS ntlm1,
  is_enabled(json_text_or('Enabled', configuration, 'properties', 'domainSecuritySettings', 'kerberosRc4Encryption')) AS rc4
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.aad/domainservices'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'security', 0, 'tls_v1_enabled') AS tls1,
  json_bool_or(false, configuration, 'security', 0, 'ntlm_v1_enabled') AS ntlm1,
  json_bool_or(false, configuration, 'security', 0, 'kerberos_rc4_encryption_enabled') AS rc4
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_active_directory_domain_service'
