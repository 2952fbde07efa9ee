/*
id: aws_qldb_ledger_deletion_protection_disabled
title: Ledger of QLDB has no deletion protection
severity: low
description: One call deletes a history that was meant to last.
remediation:
  console: "QLDB > Ledgers > Edit: Deletion protection."
  cli: aws qldb update-ledger --name <name> --deletion-protection
  terraform: Leave deletion_protection at its default true.
attack: [T1485]
references:
  - https://docs.aws.amazon.com/qldb/latest/developerguide/ledger-management.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_qldb_ledger
WHERE NOT deletion_protection
