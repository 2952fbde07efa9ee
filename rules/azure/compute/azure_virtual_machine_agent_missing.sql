/*
id: azure_virtual_machine_agent_missing
title: Machine runs without Azure's agent
severity: low
description: Backup, patching, monitoring and the reset of lost credentials work through the agent.
remediation:
  console: Install the VM agent in the machine.
  cli: az vm update --resource-group <group> --name <vm> --set osProfile.linuxConfiguration.provisionVMAgent=true
  terraform: Set provision_vm_agent = true.
attack: [T1562]
references:
  - https://learn.microsoft.com/azure/virtual-machines/extensions/agent-linux
*/
SELECT resource_uid, name, agent
FROM azure_virtual_machine_agent
WHERE NOT agent
