/*
id: azure_security_contact_phone
title: Defender has nobody to call
severity: informational
description: In an emergency Microsoft calls the number of the contact.
remediation:
  console: Set a phone number in the security contact.
  cli: az security contact create --name default --phone <number>
  terraform: Set phone.
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
*/
SELECT resource_uid, name, phone
FROM azure_security_contact
WHERE phone = ''
