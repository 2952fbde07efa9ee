/*
id: azure_security_contact_email
title: Defender has nobody to write to
severity: low
description: An alert that nobody reads stops nothing.
remediation:
  console: 'Defender for Cloud > Environment settings > Email notifications: Additional email addresses.'
  cli: az security contact create --name default --emails <addresses>
  terraform: Set email.
frameworks:
  cis_azure_6.0: ["8.1.13"]
  iso27001_2022: ["A.5.5"]
  pci_dss_4.0: ["A1.2.3"]
  hipaa: ["164_308_a_6_i", "164_308_a_6_ii"]
  soc2: ["cc_3_2", "cc_4_2", "cc_6_8", "cc_7_1"]
mapped_from: [prowler defender_additional_email_configured_with_a_security_contact]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
*/
SELECT resource_uid, name, email
FROM azure_security_contact
WHERE email = ''
