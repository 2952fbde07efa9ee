/*
id: azure_app_service_public_network_access
title: Web app has a public network endpoint
severity: medium
description: An app for inner use should not have an address on the internet at all.
remediation:
  console: 'App Service > Networking > Public network access: Disabled, and private endpoints.'
  cli: az webapp update --resource-group <group> --name <app> --set publicNetworkAccess=Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
frameworks:
  iso27001_2022: ["A.8.1"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.3.2", "3.5.1.3", "A1.1.2", "A1.1.3", "A3.4.1"]
  hipaa: ["164_308_a_3_i", "164_312_a_1"]
  soc2: ["cc_6_1"]
mapped_from: [prowler app_function_not_publicly_accessible]
references:
  - https://learn.microsoft.com/azure/app-service/networking-features
*/
SELECT resource_uid, name, public_network_access
FROM azure_app_service_configuration
WHERE lower(public_network_access) <> 'disabled'
