/*
id: gcp_service_account_key_user_managed
title: Service account has a key that somebody holds
severity: medium
description: A downloaded key never expires by itself and works from everywhere.
remediation:
  console: "IAM > Service accounts > Keys: delete the key; use workload identity, or attached accounts."
  cli: gcloud iam service-accounts keys delete <key> --iam-account=<email>
attack: [T1078, T1098, T1556, T1578]
frameworks:
  cis_gcp_5.0: ["1.5"]
  iso27001_2022: [A.5.15, A.8.2]
  pci_dss_4.0: ["3.5.1", "3.6.1", "3.7.2", "3.7.7", "7.2.1", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.2.1", "8.2.2", "8.2.5"]
  hipaa: [164_308_a_3_i, 164_312_a_2_i, 164_312_d]
  soc2: [cc_1_3]
mapped_from: [prowler iam_sa_no_user_managed_keys]
references:
  - https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys
*/
SELECT resource_uid, project, name, type
FROM gcp_service_account_key
WHERE type = 'USER_MANAGED' AND NOT disabled
