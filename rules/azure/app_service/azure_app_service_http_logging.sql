/*
id: azure_app_service_http_logging
title: Web app does not log requests
severity: low
description: Nobody can tell afterwards who called what.
remediation:
  console: 'App Service > App Service logs: Web server logging.'
  cli: az webapp log config --resource-group <group> --name <app> --web-server-logging filesystem
  terraform: Add logs { http_logs { … } }.
attack: [T1562.008]
frameworks:
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  hipaa: ["164_308_a_1_ii_d", "164_308_a_3_ii_a", "164_308_a_6_ii", "164_312_b"]
  soc2: ["cc_7_2", "cc_7_3", "cc_a_1_1", "pi_1_2"]
mapped_from: [prowler app_http_logs_enabled]
references:
  - https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
*/
SELECT resource_uid, name, http_logging
FROM azure_app_service_configuration
WHERE NOT http_logging
