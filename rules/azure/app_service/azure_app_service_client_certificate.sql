/*
id: azure_app_service_client_certificate
title: Web app takes callers without a certificate
severity: low
description: An app that only known programs call should not answer anybody else.
remediation:
  console: 'App Service > Configuration > General settings: Client certificate mode Require.'
  cli: az webapp update --resource-group <group> --name <app> --set clientCertEnabled=true clientCertMode=Required
  terraform: Set client_certificate_enabled = true.
mapped_from: [prowler app_client_certificates_on]
references:
  - https://learn.microsoft.com/azure/app-service/app-service-web-configure-tls-mutual-auth
*/
SELECT resource_uid, name, client_certificate
FROM azure_app_service
WHERE NOT client_certificate
