/*
id: gcp_storage_acl_public
title: Access control list opens a bucket or its objects to everybody
severity: critical
description: allUsers is the internet, allAuthenticatedUsers everybody with a Google account.
remediation:
  console: Take the entry out, and use uniform bucket-level access.
attack: [T1190]
mapped_from: [prowler cloudstorage_bucket_public_access]
references:
  - https://cloud.google.com/storage/docs/access-control/lists
*/
SELECT resource_uid, project, name, entities, predefined
FROM gcp_storage_acl
WHERE any_match(entities, lambda e : e IN ('allUsers', 'allAuthenticatedUsers'))
  OR predefined IN ('publicRead', 'publicReadWrite', 'authenticatedRead')
