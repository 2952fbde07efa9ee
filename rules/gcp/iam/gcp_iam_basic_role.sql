/*
id: gcp_iam_basic_role
title: Project gives people or accounts a basic role
severity: high
description: owner and editor reach nearly everything in a project; predefined roles say what is meant.
remediation:
  console: "IAM: replace owner and editor by predefined roles."
  cli: gcloud projects remove-iam-policy-binding <project> --member=<member> --role=roles/editor
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
  - https://cloud.google.com/iam/docs/roles-overview#basic
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE target IN ('project', 'folder', 'organization')
  AND any_match(bindings, lambda b : b['role'] IN ('roles/owner', 'roles/editor')
    AND any_match(b['members'], lambda m : m NOT LIKE '%.gserviceaccount.com' OR m LIKE '%-compute@developer.gserviceaccount.com'
      OR m LIKE '%.iam.gserviceaccount.com'))
