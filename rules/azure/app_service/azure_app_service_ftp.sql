/*
id: azure_app_service_ftp
title: Web app can be deployed over plain FTP
severity: medium
description: The password of deployment and the code travel in clear; whoever reads them replaces the app.
remediation:
  console: 'App Service > Configuration > General settings: FTP state Disabled or FTPS only.'
  cli: az webapp config set --resource-group <group> --name <app> --ftps-state Disabled
  terraform: Set site_config { ftps_state = "Disabled" }.
attack: [T1040]
mapped_from: [prowler app_ftp_deployment_disabled, prowler app_function_ftps_deployment_disabled]
references:
  - https://learn.microsoft.com/azure/app-service/deploy-ftp
*/
SELECT resource_uid, name, ftps_state
FROM azure_app_service_configuration
WHERE lower(ftps_state) NOT IN ('ftpsonly', 'disabled')
