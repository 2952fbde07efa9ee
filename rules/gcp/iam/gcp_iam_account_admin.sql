/*
id: gcp_iam_account_admin
title: Service account is an administrator
severity: high
description: A service account with an administrator's role, or owner or editor, gives whoever gets its key the project.
remediation:
  console: "IAM: give the account predefined roles for what it does."
attack: [T1078, T1098, T1556, T1578]
frameworks:
  cis_gcp_5.0: ["1.6"]
  iso27001_2022: [A.5.15, A.5.18, A.8.2, A.8.3]
  pci_dss_4.0: [
    "1.5.1", "7.2.1", "7.2.2", "7.2.3", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.2.1", "8.2.2", "8.2.5", "8.2.7", "8.2.8",
    "8.3.4"]
  hipaa: [164_308_a_1_ii_b, 164_308_a_3_i, 164_308_a_4_i, 164_312_a_1]
  soc2: [cc_1_3, cc_6_3]
mapped_from: [prowler iam_sa_no_administrative_privileges]
references:
  - https://cloud.google.com/iam/docs/using-iam-securely
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE any_match(bindings, lambda b : (b['role'] IN ('roles/owner', 'roles/editor') OR lower(b['role']) LIKE '%admin')
    AND any_match(b['members'], lambda m : m LIKE 'serviceAccount:%.iam.gserviceaccount.com' AND m NOT LIKE '%@gcp-sa-%'))
