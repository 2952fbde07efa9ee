/*
id: gcp_iam_impersonation
title: People may act as every service account of a project
severity: medium
description: Service account user and token creator on a project reach each account in it, the strongest too.
remediation:
  console: "IAM: give these roles on single service accounts."
attack: [T1078, T1098, T1556, T1578]
frameworks:
  cis_gcp_5.0: ["1.7"]
  iso27001_2022: [A.5.3, A.5.15, A.8.2]
  pci_dss_4.0: ["1.5.1", "7.2.1", "7.2.2", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.2.2", "8.2.7", "8.2.8", "8.3.4"]
  hipaa: [164_308_a_1_ii_b, 164_308_a_3_i, 164_308_a_4_i, 164_312_a_1]
  soc2: [cc_1_3]
mapped_from: [prowler iam_no_service_roles_at_project_level]
references:
  - https://cloud.google.com/iam/docs/service-account-permissions
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE target IN ('project', 'folder', 'organization')
  AND any_match(bindings, lambda b : b['role'] IN ('roles/iam.serviceAccountUser', 'roles/iam.serviceAccountTokenCreator')
    AND any_match(b['members'], lambda m : m IS NOT NULL))
