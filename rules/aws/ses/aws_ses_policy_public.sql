/*
id: aws_ses_policy_public
title: Mail identity lets everybody send in its name
severity: high
description: >-
  A policy of the identity allows every principal and no condition limits it: everybody can send mail from your domain.
remediation:
  console: 'SES > Identities > Authorization: name accounts.'
  cli: aws sesv2 update-email-identity-policy --email-identity <identity> --policy-name <name> --policy file://policy.json
  terraform: Name the principals in the policy of the aws_sesv2_email_identity_policy.
attack: [T1199]
references:
  - https://docs.aws.amazon.com/ses/latest/dg/sending-authorization.html
*/
SELECT resource_uid, name, policy
FROM aws_ses_policy
WHERE iam_policy_public(policy)
