/*
id: gcp_instance_confidential
title: Machine's memory is not encrypted
severity: informational
description: Confidential VM keeps memory encrypted while it is used.
remediation:
  console: Make the machine again with Confidential VM, on a type that has it.
  terraform: |
    confidential_instance_config {
      enable_confidential_compute = true
    }
mapped_from: [prowler compute_instance_confidential_computing_enabled]
references:
  - https://cloud.google.com/confidential-computing/confidential-vm/docs
*/
SELECT resource_uid, project, name, confidential
FROM gcp_instance
WHERE NOT confidential
