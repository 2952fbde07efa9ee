/*
id: k8s_service_account_secrets
title: Service account keeps long-lived tokens in secrets
severity: medium
description: Tokens in secrets never expire; since Kubernetes 1.24 pods get short-lived ones instead.
remediation:
  console: Delete the secrets and the list `secrets`; let programs outside the cluster ask for tokens with an expiry.
  cli: kubectl create token <name> --duration 1h
attack: [T1528, T1552]
references:
  - https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
*/
SELECT resource_uid, namespace, name, secrets
FROM k8s_service_account
WHERE array_length(secrets) > 0
