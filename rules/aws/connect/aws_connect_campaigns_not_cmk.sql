/*
id: aws_connect_campaigns_not_cmk
title: Outbound campaigns of Connect are not encrypted with a customer-managed key
severity: low
description: Numbers and names of those who are called are encrypted with a key that nobody can limit, audit or revoke.
remediation:
  console: "Amazon Connect > instance > Outbound campaigns: Enable, with a KMS key."
  cli: 'aws connectcampaigns start-instance-onboarding-job --connect-instance-id <instance> --encryption-config enabled=true,encryptionType=KMS,keyArn=<key>'
references:
  - https://docs.aws.amazon.com/connect/latest/adminguide/enable-outbound-campaigns.html
*/
SELECT resource_uid, name, encrypted
FROM aws_connect_campaigns
WHERE NOT encrypted
