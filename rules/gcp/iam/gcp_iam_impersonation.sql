/*
id: gcp_iam_impersonation
title: People may act as every service account of a project
severity: medium
description: Service account user and token creator on a project reach each account in it, the strongest too.
remediation:
  console: "IAM: give these roles on single service accounts."
attack: [T1078, T1098, T1556, T1578]
mapped_from: [prowler iam_no_service_roles_at_project_level]
references:
  - https://cloud.google.com/iam/docs/service-account-permissions
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE target IN ('project', 'folder', 'organization')
  AND any_match(bindings, lambda b : b['role'] IN ('roles/iam.serviceAccountUser', 'roles/iam.serviceAccountTokenCreator')
    AND array_length(b['members']) > 0)
