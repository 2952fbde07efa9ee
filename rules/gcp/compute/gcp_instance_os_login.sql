/*
id: gcp_instance_os_login
title: Machine switches OS Login off
severity: medium
description: Without OS Login SSH keys live in metadata, past IAM, and stay when people leave.
remediation:
  console: "Compute Engine > machine > Edit: remove enable-oslogin, or set it to TRUE."
  cli: gcloud compute instances add-metadata <name> --metadata=enable-oslogin=TRUE
  terraform: |
    metadata = {
      enable-oslogin = "TRUE"
    }
mapped_from: [prowler compute_project_os_login_enabled]
references:
  - https://cloud.google.com/compute/docs/oslogin/set-up-oslogin
*/
SELECT resource_uid, project, name, metadata
FROM gcp_instance
WHERE any_match(metadata, lambda m : m['key'] = 'enable-oslogin' AND lower(m['value']) IN ('false', '0', 'n', 'no'))
