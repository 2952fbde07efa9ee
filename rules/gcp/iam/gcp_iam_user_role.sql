/*
id: gcp_iam_user_role
title: Project gives a role to a single person
severity: low
description: Roles of single people are forgotten when they change their work. A group is looked after in one place.
family: [gcp_iam_basic_role, gcp_iam_consumer_account]
remediation:
  console: "IAM: give the role to a group, and put the person into it."
  cli: gcloud projects remove-iam-policy-binding <project> --member=user:<person> --role=<role>
attack: [T1078]
references:
  - https://cloud.google.com/iam/docs/groups-best-practices
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE target IN ('project', 'folder', 'organization')
  AND any_match(bindings, lambda b : any_match(b['members'], lambda m : starts_with(m, 'user:')))
