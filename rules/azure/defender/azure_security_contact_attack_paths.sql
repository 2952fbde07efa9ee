/*
id: azure_security_contact_attack_paths
title: Attack paths that Defender finds are not mailed
severity: low
description: An attack path is a way from the internet to what matters that stands open now. Nobody looks where nobody is told.
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Email notifications: notify about attack paths.'
mapped_from: [prowler defender_attack_path_notifications_properly_configured]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
*/
SELECT resource_uid, name, attack_paths
FROM azure_security_contact
WHERE NOT attack_paths
