/*
id: azure_security_contact_administrators
title: Alerts of Defender do not reach the subscription's owners
severity: low
description: Owners learn of an attack from somebody else.
remediation:
  console: 'Defender for Cloud > Environment settings > Email notifications: All users with role Owner.'
  cli: >-
    az security contact create --name default --emails <addresses> --notifications-by-role '{"state": "On", "roles": ["Owner"]}'
  terraform: Set alerts_to_admins = true.
mapped_from: [prowler defender_ensure_notify_emails_to_owners]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
*/
SELECT resource_uid, name, administrators
FROM azure_security_contact
WHERE NOT administrators
