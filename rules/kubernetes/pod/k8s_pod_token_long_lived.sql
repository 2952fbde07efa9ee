/*
id: k8s_pod_token_long_lived
title: Pod gets a token that lives long
severity: low
description: Whoever reads the token out of a backup, a log or a stopped pod may use it until it ends.
remediation:
  console: Set expirationSeconds of the projected token to an hour; the kubelet renews it.
attack: [T1528]
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#launch-a-pod-using-service-account-token-projection
params:
  seconds: {type: integer, default: 86400, meaning: longest life of a token}
*/
SELECT resource_uid, namespace, name, token_seconds
FROM k8s_pod_container
WHERE any_match(token_seconds, lambda s : s > $seconds)
