/*
Virtual machines, and scale sets by the model of their machines.
  linux               runs Linux; told by the profile, the disk or the image
  password_login      SSH takes passwords (template default: true)
  ssh_keys            number of SSH public keys
  encryption_at_host  caches and temporary disks are encrypted too (template default: false)
  security_type       Standard, TrustedLaunch, ConfidentialVM (template default: Standard)
  unmanaged_disk      some disk is a blob in a storage account
  automatic_updates   Windows installs its updates by itself (default: true)
  extensions_allowed  extensions may be installed (default: true)
  custom_data         script or text for the first boot, base64 or plain; a live machine does not show it
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine_scale_set
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine_scale_set
*/
