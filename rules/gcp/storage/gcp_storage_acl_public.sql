/*
id: gcp_storage_acl_public
title: Access control list opens a bucket or its objects to everybody
severity: critical
description: allUsers is the internet, allAuthenticatedUsers everybody with a Google account.
remediation:
  console: Take the entry out, and use uniform bucket-level access.
attack: [T1190]
frameworks:
  cis_gcp_5.0: ["5.1"]
  iso27001_2022: [A.8.1, A.8.12]
  pci_dss_4.0: [
    "1.2.5", "1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "2.2.5", "3.5.1", "4.2.1", "7.2.1", "7.2.2", "7.2.5", "7.2.6",
    "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.2", "8.3.4", "10.3.2", "10.3.3", "10.3.4", "10.6.3", A1.1.2, A1.1.3,
    A1.2.1, A3.4.1]
  hipaa: [164_308_a_1_ii_b, 164_308_a_4_i, 164_312_a_1]
  soc2: [cc_6_1]
mapped_from: [prowler cloudstorage_bucket_public_access]
references:
  - https://cloud.google.com/storage/docs/access-control/lists
*/
SELECT resource_uid, project, name, entities, predefined
FROM gcp_storage_acl
WHERE any_match(entities, lambda e : e IN ('allUsers', 'allAuthenticatedUsers'))
  OR predefined IN ('publicRead', 'publicReadWrite', 'authenticatedRead')
