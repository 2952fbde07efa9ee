/*
id: gcp_instance_deletion_protection
title: Compute Engine instance has no deletion protection
severity: informational
description: Deletion protection makes somebody think twice about machines that hold state.
remediation:
  console: "Compute Engine > machine > Edit: deletion protection."
  cli: gcloud compute instances update <name> --deletion-protection
  terraform: |
    deletion_protection = true
references:
  - https://cloud.google.com/compute/docs/instances/preventing-accidental-vm-deletion
*/
SELECT resource_uid, project, name, deletion_protection
FROM gcp_instance
WHERE NOT deletion_protection AND NOT gke AND NOT template
