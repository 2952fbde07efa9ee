/*
id: aws_cleanrooms_collaboration_cleartext
title: Collaboration of Clean Rooms allows clear text in encrypted tables
severity: medium
description: Partners can upload columns that everybody in the collaboration reads.
remediation:
  console: 'Chosen at creation: create another collaboration.'
  cli: aws cleanrooms create-collaboration --data-encryption-metadata allowCleartext=false,…
  terraform: Set data_encryption_metadata { allow_clear_text = false }.
references:
  - https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DataEncryptionMetadata.html
*/
SELECT resource_uid, name, cleartext
FROM aws_cleanrooms_collaboration
WHERE cleartext
