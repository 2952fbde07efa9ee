/*
id: gcp_kms_key_public
title: Key is open to everybody
severity: critical
description: Everybody can use the key, and what it guards is open.
remediation:
  console: "Permissions: remove allUsers and allAuthenticatedUsers."
attack: [T1190]
frameworks:
  cis_gcp_5.0: ["1.10"]
  iso27001_2022: [A.8.1, A.8.12, A.8.24]
  pci_dss_4.0: [
    "3.5.1", "3.6.1", "3.7.1", "3.7.2", "3.7.4", "3.7.5", "3.7.6", "3.7.7", "4.2.1", "7.2.1", "7.2.2", "7.2.3", "7.2.5",
    "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.2", "8.3.4", "10.3.3", A1.2.1]
mapped_from: [prowler kms_key_not_publicly_accessible]
references:
  - https://cloud.google.com/iam/docs/policies
*/
SELECT resource_uid, project, name, bindings
FROM gcp_iam_policy
WHERE target = 'kms_key'
  AND any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
