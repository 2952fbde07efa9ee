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
mapped_from: [prowler defender_ensure_notify_alerts_severity_is_high]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
*/
SELECT resource_uid, name, alerts
FROM azure_security_contact
WHERE NOT alerts
