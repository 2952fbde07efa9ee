/*
id: gcp_instance_shielded
title: Machine does not guard its start
severity: medium
description: Without secure boot, vTPM and integrity monitoring a changed kernel or boot loader goes unnoticed.
remediation:
  console: "Compute Engine > machine > Edit (stopped) > Shielded VM: switch on all three."
  cli: gcloud compute instances update <name> --shielded-vtpm --shielded-integrity-monitoring
  terraform: |
    shielded_instance_config {
      enable_secure_boot          = true
      enable_vtpm                 = true
      enable_integrity_monitoring = true
    }
attack: [T1059, T1204, T1562, T1049]
mapped_from: [prowler compute_instance_shielded_vm_enabled]
references:
  - https://cloud.google.com/compute/shielded-vm/docs/shielded-vm
*/
SELECT resource_uid, project, name, secure_boot, vtpm, integrity
FROM gcp_instance
WHERE NOT (vtpm AND integrity)
