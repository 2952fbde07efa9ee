/*
id: gcp_instance_full_access
title: Machine uses the default service account with access to every API
severity: high
description: "Default account and the scope cloud-platform together: whoever takes the machine has the project."
remediation:
  console: "Compute Engine > machine > Edit (stopped): choose a service account of its own."
mapped_from: [prowler compute_instance_default_service_account_in_use_with_full_api_access]
references:
  - https://cloud.google.com/compute/docs/access/service-accounts#scopes_best_practice
*/
SELECT resource_uid, project, name, accounts
FROM gcp_instance
WHERE any_match(accounts, lambda a :
    (a['email'] = 'default' OR a['email'] LIKE '%-compute@developer.gserviceaccount.com')
    AND any_match(a['scopes'], lambda s : s = 'cloud-platform' OR s LIKE '%/auth/cloud-platform')) AND NOT gke
