/*
id: gcp_disk_raw_key
title: Key of a disk stands in the configuration
severity: high
description: Whoever reads the code, the plan or the state can decrypt the disk and its snapshots.
remediation:
  console: "Make a key in Cloud KMS and disks that name it."
  cli: gcloud compute disks create <name> --kms-key=<key>
  terraform: Set disk_encryption_key.kms_key_self_link, not raw_key.
attack: [T1552]
references:
  - https://cloud.google.com/compute/docs/disks/customer-supplied-encryption
*/
SELECT resource_uid, project, name, raw_key
FROM gcp_disk
WHERE raw_key
