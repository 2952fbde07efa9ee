/*
id: k8s_secret_service_account_token
title: Secret holds a token of a service account that never expires
severity: medium
description: Whoever reads such a secret once has the account for good.
remediation:
  console: Delete the secret and ask for tokens with an expiry.
  cli: kubectl create token <name> --duration 1h
attack: [T1528, T1552]
references:
  - https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
*/
SELECT resource_uid, namespace, name, service_account
FROM k8s_secret
WHERE type = 'kubernetes.io/service-account-token'
