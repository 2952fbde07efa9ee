/*
id: gcp_instance_project_ssh_keys
title: Machine takes the SSH keys of its whole project
severity: medium
description: A key in the project's metadata logs in to every machine that does not refuse it.
remediation:
  console: "Compute Engine > machine > Edit: block project-wide SSH keys; better use OS Login."
  cli: gcloud compute instances add-metadata <name> --metadata=block-project-ssh-keys=TRUE
  terraform: |
    metadata = {
      block-project-ssh-keys = "TRUE"
    }
mapped_from: [prowler compute_instance_block_project_wide_ssh_keys_disabled]
references:
  - https://cloud.google.com/compute/docs/connect/restrict-ssh-keys
*/
SELECT resource_uid, project, name, metadata
FROM gcp_instance
WHERE NOT any_match(metadata, lambda m : m['key'] = 'block-project-ssh-keys' AND lower(m['value']) IN ('true', '1', 'y', 'yes'))
  AND NOT gke
