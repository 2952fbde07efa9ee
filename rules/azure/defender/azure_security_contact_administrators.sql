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
frameworks:
  cis_azure_6.0: ["8.1.12"]
  hipaa: ["164_308_a_6_i", "164_308_a_6_ii"]
  soc2: ["cc_3_1", "cc_3_2", "cc_4_2", "cc_6_8", "cc_7_1"]
mapped_from: [prowler defender_ensure_notify_emails_to_owners]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
*/
SELECT resource_uid, name, administrators
FROM azure_security_contact
WHERE NOT administrators
