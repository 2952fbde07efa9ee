/*
id: aws_redshift_snapshot_unencrypted
title: Redshift snapshot is not encrypted
severity: high
description: >-
  Whoever gets at the storage, or at a copy, reads the data.
remediation:
  console: "Redshift > cluster > Edit encryption, then take a new snapshot and delete this one."
attack: [T1530]
references:
  - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
*/
SELECT resource_uid, name, encrypted
FROM aws_redshift_snapshot
WHERE NOT encrypted
