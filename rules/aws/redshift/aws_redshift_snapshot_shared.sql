/*
id: aws_redshift_snapshot_shared
title: Redshift snapshot is shared with another account
severity: medium
description: >-
  The other account can restore it and read every table of that day.
remediation:
  console: "Redshift > Snapshots > Manage access: remove the account."
  cli: "aws redshift revoke-snapshot-access --snapshot-identifier <id> --account-with-restore-access <account>"
attack: [T1537]
references:
  - https://docs.aws.amazon.com/redshift/latest/mgmt/managing-snapshots-console.html
params:
  accounts: {type: text_list, default: [], meaning: accounts that may have snapshots}
*/
SELECT resource_uid, name, shared_with
FROM aws_redshift_snapshot
WHERE any_match(shared_with, lambda a : NOT array_has($accounts, a))
