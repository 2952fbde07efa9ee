/*
id: azure_virtual_machine_ssh_keys
title: Linux machine has no SSH key
severity: medium
description: Without a key the only way in is a password.
remediation:
  console: Create the machine with SSH public key as authentication type.
  cli: az vm user update --resource-group <group> --name <vm> --username <user> --ssh-key-value <key>
  terraform: Add admin_ssh_key { username = …, public_key = … }.
attack: [T1110]
references:
  - https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed
*/
SELECT resource_uid, name, linux, ssh_keys
FROM azure_virtual_machine
WHERE linux AND ssh_keys = 0
