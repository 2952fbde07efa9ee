/*
id: gcp_iam_account_duties
title: One person both makes service accounts and acts as them
severity: medium
description: Whoever has both roles makes an account, gives it rights and uses it, alone.
remediation:
  console: "IAM: give the two roles to different people."
attack: [T1078, T1098, T1556, T1578]
mapped_from: [prowler iam_role_sa_enforce_separation_of_duties]
references:
  - https://cloud.google.com/iam/docs/using-iam-securely
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE any_match(bindings, lambda a : a['role'] = 'roles/iam.serviceAccountAdmin' AND any_match(a['members'], lambda m :
    any_match(bindings, lambda b : b['role'] IN ('roles/iam.serviceAccountUser') AND array_has(b['members'], m))))
