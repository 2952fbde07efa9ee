/*
id: azure_virtual_machine_password_login
title: Linux machine lets users sign in with a password
severity: medium
description: Passwords are guessed from the internet day and night; a key cannot be guessed.
remediation:
  console: Create the machine with SSH public key as authentication type, or set PasswordAuthentication no in sshd_config.
  cli: az vm create --resource-group <group> --name <vm> --image <image> --authentication-type ssh --ssh-key-values <key>
  terraform: Set disable_password_authentication = true.
attack: [T1110]
references:
  - https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed
*/
SELECT resource_uid, name, linux, password_login
FROM azure_virtual_machine
WHERE linux AND password_login
