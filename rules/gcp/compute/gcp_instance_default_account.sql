/*
id: gcp_instance_default_account
title: Machine uses the default service account
severity: medium
description: >
  The default account of Compute Engine is editor of the project in most organizations, and every machine shares it.
remediation:
  console: "Compute Engine > machine > Edit (stopped): choose a service account of its own."
  cli: gcloud compute instances set-service-account <name> --service-account=<email> --scopes=cloud-platform
  terraform: |
    service_account {
      email  = google_service_account.web.email
      scopes = ["cloud-platform"]
    }
mapped_from: [prowler compute_instance_default_service_account_in_use]
references:
  - https://cloud.google.com/compute/docs/access/service-accounts
*/
SELECT resource_uid, project, name, accounts
FROM gcp_instance
WHERE any_match(accounts, lambda a : a['email'] = 'default' OR a['email'] LIKE '%-compute@developer.gserviceaccount.com')
  AND NOT gke
