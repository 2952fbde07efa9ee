/*
How API Management connects to its backends.
  certificate_checked  chain and name of a backend's certificate are checked, which they are unless it is switched off
  credentials          it signs in: certificate, header, query or authorization (absent means false)
https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/backends
https://learn.microsoft.com/azure/api-management/backends
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management_backend
*/
CREATE VIEW azure_api_management_backend_connection AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'properties', 'tls', 'validateCertificateChain')
    AND json_bool_or(true, configuration, 'properties', 'tls', 'validateCertificateName') AS certificate_checked,
  CASE WHEN json_has(configuration, 'properties', 'credentials') THEN json_length(configuration, 'properties', 'credentials') > 0
    ELSE json_has(configuration, 'properties', 'credentials') END AS credentials
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.apimanagement/service/backends'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'tls', 0, 'validate_certificate_chain')
    AND json_bool_or(true, configuration, 'tls', 0, 'validate_certificate_name') AS certificate_checked,
  json_has(configuration, 'credentials', 0) AS credentials
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_api_management_backend'
