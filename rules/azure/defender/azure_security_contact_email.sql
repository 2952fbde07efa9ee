/*
id: azure_security_contact_email
title: Defender has nobody to write to
severity: low
description: An alert that nobody reads stops nothing.
remediation:
  console: 'Defender for Cloud > Environment settings > Email notifications: Additional email addresses.'
  cli: az security contact create --name default --emails <addresses>
  terraform: Set email.
mapped_from: [prowler defender_additional_email_configured_with_a_security_contact]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
*/
SELECT resource_uid, name, email
FROM azure_security_contact
WHERE email = ''
