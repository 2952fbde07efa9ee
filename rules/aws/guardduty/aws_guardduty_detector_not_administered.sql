/*
id: aws_guardduty_detector_not_administered
title: GuardDuty is not administered by an account of the organization
severity: low
description: Who owns the account can switch the detector off or archive what it finds, and nobody sees the findings of all accounts together.
remediation:
  console: "GuardDuty > Accounts, in the delegated administrator: add the account."
  cli: aws guardduty create-members --detector-id <administrator's detector> --account-details AccountId=<account>,Email=<mail>
  terraform: Add an aws_guardduty_member, or auto_enable_organization_members of the aws_guardduty_organization_configuration.
attack: [T1562]
mapped_from: [prowler guardduty_centrally_managed]
references:
  - https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html
*/
SELECT resource_uid, name, enabled, administered
FROM aws_guardduty_detector
WHERE NOT administered
