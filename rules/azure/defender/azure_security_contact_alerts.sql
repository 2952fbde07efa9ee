/*
id: azure_security_contact_alerts
title: Alerts of Defender are not mailed
severity: medium
description: An alert that nobody reads stops nothing.
remediation:
  console: Defender for Cloud > Environment settings > Email notifications.
  cli: >-
    az security contact create --name default --emails <addresses> --alert-notifications '{"state": "On", "minimalSeverity":
    "High"}'
  terraform: Set alert_notifications = true.
frameworks:
  cis_azure_6.0: ["8.1.14"]
  iso27001_2022: ["A.5.16", "A.5.22"]
  hipaa: ["164_308_a_6_i", "164_308_a_6_ii"]
  soc2: ["cc_3_1", "cc_3_2", "cc_4_2", "cc_6_8", "cc_7_1", "cc_7_3", "cc_7_4"]
mapped_from: [prowler defender_ensure_notify_alerts_severity_is_high]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
*/
SELECT resource_uid, name, alerts
FROM azure_security_contact
WHERE NOT alerts
