/*
id: azure_kubernetes_secret_rotation
title: Kubernetes cluster does not rotate secrets from Key Vault
severity: low
description: Pods go on with secrets that were rotated, or rotation is not done because of them.
remediation:
  console: Enable the Secrets Store CSI driver with rotation.
  cli: >-
    az aks addon update --resource-group <group> --name <cluster> --addon azure-keyvault-secrets-provider --enable-secret-
    rotation
  terraform: Set key_vault_secrets_provider { secret_rotation_enabled = true }.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
*/
SELECT resource_uid, name, secret_rotation
FROM azure_kubernetes_cluster
WHERE NOT secret_rotation
