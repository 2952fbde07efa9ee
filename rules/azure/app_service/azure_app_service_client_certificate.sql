/*
id: azure_app_service_client_certificate
title: Web app takes callers without a certificate
severity: low
description: An app that only known programs call should not answer anybody else.
remediation:
  console: 'App Service > Configuration > General settings: Client certificate mode Require.'
  cli: az webapp update --resource-group <group> --name <app> --set clientCertEnabled=true clientCertMode=Required
  terraform: Set client_certificate_enabled = true.
frameworks:
  pci_dss_4.0:
    ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "2.2.7", "3.5.1.1", "3.5.1.3", "3.6.1.2", "3.6.1.3", "3.6.1.4", "3.6.1",
    "3.7.1", "3.7.2", "3.7.4", "3.7.6", "3.7.7", "4.2.1.1", "4.2.1", "8.3.2", "A1.1.3"]
mapped_from: [prowler app_client_certificates_on]
references:
  - https://learn.microsoft.com/azure/app-service/app-service-web-configure-tls-mutual-auth
*/
SELECT resource_uid, name, client_certificate
FROM azure_app_service
WHERE NOT client_certificate
