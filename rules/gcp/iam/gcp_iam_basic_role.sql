/*
id: gcp_iam_basic_role
title: Project gives people or accounts a basic role
severity: high
description: owner and editor, or admin and writer as they are called anew, reach nearly everything in a project; predefined roles say what is meant.
remediation:
  console: "IAM: replace owner and editor by predefined roles."
  cli: gcloud projects remove-iam-policy-binding <project> --member=<member> --role=roles/editor
attack: [T1078, T1098, T1556, T1578]
mapped_from: [prowler iam_sa_no_administrative_privileges]
references:
  - https://cloud.google.com/iam/docs/roles-overview#basic
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE target IN ('project', 'folder', 'organization')
  AND any_match(bindings, lambda b : b['role'] IN ('roles/owner', 'roles/editor', 'roles/admin', 'roles/writer')
    AND any_match(b['members'], lambda m : m NOT LIKE '%.gserviceaccount.com' OR m LIKE '%-compute@developer.gserviceaccount.com'
      OR m LIKE '%.iam.gserviceaccount.com'))
