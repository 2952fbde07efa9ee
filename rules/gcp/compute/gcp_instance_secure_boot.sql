/*
id: gcp_instance_secure_boot
title: Machine starts without secure boot
severity: low
description: Secure boot refuses boot loaders and kernels that nobody signed.
remediation:
  console: "Compute Engine > machine > Edit (stopped) > Shielded VM: secure boot."
  cli: gcloud compute instances update <name> --shielded-secure-boot
attack: [T1059, T1204, T1562, T1049]
mapped_from: [prowler compute_instance_shielded_vm_enabled]
references:
  - https://cloud.google.com/compute/shielded-vm/docs/shielded-vm
*/
SELECT resource_uid, project, name, secure_boot
FROM gcp_instance
WHERE NOT secure_boot
