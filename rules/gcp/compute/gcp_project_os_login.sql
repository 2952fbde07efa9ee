/*
id: gcp_project_os_login
title: Project does not switch OS Login on
severity: medium
description: Without OS Login SSH keys live in metadata, past IAM, and stay when people leave.
remediation:
  console: "Compute Engine > Metadata: enable-oslogin TRUE."
  cli: gcloud compute project-info add-metadata --metadata=enable-oslogin=TRUE
  terraform: |
    resource "google_compute_project_metadata" "default" {
      metadata = {
        enable-oslogin = "TRUE"
      }
    }
mapped_from: [prowler compute_project_os_login_enabled]
references:
  - https://cloud.google.com/compute/docs/oslogin/set-up-oslogin
*/
SELECT resource_uid, project, name, metadata
FROM (SELECT * FROM gcp_project_metadata WHERE only IN ('', 'enable-oslogin'))
WHERE NOT any_match(metadata, lambda m : m['key'] = 'enable-oslogin' AND lower(m['value']) IN ('true', '1', 'y', 'yes'))
