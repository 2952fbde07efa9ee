/*
id: gcp_iam_account_admin
title: Service account is an administrator
severity: high
description: A service account with an administrator's role, or owner or editor, gives whoever gets its key the project.
remediation:
  console: "IAM: give the account predefined roles for what it does."
attack: [T1078, T1098, T1556, T1578]
mapped_from: [prowler iam_sa_no_administrative_privileges]
references:
  - https://cloud.google.com/iam/docs/using-iam-securely
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE any_match(bindings, lambda b : (b['role'] IN ('roles/owner', 'roles/editor') OR lower(b['role']) LIKE '%admin')
    AND any_match(b['members'], lambda m : m LIKE 'serviceAccount:%.iam.gserviceaccount.com' AND m NOT LIKE '%@gcp-sa-%'))
