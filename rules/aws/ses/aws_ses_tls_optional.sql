/*
id: aws_ses_tls_optional
title: SES sends mail without TLS where the other side has none
severity: low
description: Whoever is on the way reads and changes the mail.
remediation:
  console: "SES > Configuration sets > Sending options: Require TLS."
  cli: aws sesv2 put-configuration-set-delivery-options --configuration-set-name <name> --tls-policy REQUIRE
  terraform: Set delivery_options { tls_policy = "REQUIRE" }.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html
*/
SELECT resource_uid, name, tls_policy
FROM aws_ses_configuration_set
WHERE tls_policy <> 'REQUIRE'
