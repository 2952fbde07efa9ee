/*
id: azure_virtual_machine_trusted_launch
title: Machine starts without trusted launch
severity: low
description: Without secure boot and a virtual TPM a boot kit survives everything that is done inside the system.
remediation:
  console: 'Virtual machine > Configuration > Security type: Trusted launch (generation 2).'
  cli: >-
    az vm update --resource-group <group> --name <vm> --security-type TrustedLaunch --enable-secure-boot true --enable-vtpm true
  terraform: Set secure_boot_enabled = true and vtpm_enabled = true.
attack: [T1542]
mapped_from: [prowler vm_trusted_launch_enabled]
references:
  - https://learn.microsoft.com/azure/virtual-machines/trusted-launch
*/
SELECT resource_uid, name, security_type
FROM azure_virtual_machine
WHERE lower(security_type) = 'standard'
