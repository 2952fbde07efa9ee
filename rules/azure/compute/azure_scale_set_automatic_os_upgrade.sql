/*
id: azure_scale_set_automatic_os_upgrade
title: Scale set does not roll out new system images
severity: low
description: Machines keep the holes of the image with which they were made.
remediation:
  console: 'Scale set > Operating system: Automatic OS upgrades.'
  cli: >-
    az vmss update --resource-group <group> --name <vmss> --set
    upgradePolicy.automaticOSUpgradePolicy.enableAutomaticOSUpgrade=true
  terraform: Add automatic_os_upgrade_policy { enable_automatic_os_upgrade = true }.
references:
  - https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-automatic-upgrade
*/
SELECT resource_uid, name, automatic_os_upgrade
FROM azure_scale_set
WHERE NOT automatic_os_upgrade
