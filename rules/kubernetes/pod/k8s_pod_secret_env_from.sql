/*
id: k8s_pod_secret_env_from
title: Pod gets a whole secret as environment variables
severity: medium
description: envFrom puts every key of a secret into the environment, those that the program never asked for too.
remediation:
  console: Mount the secret as a volume, or name the single keys.
attack: [T1552]
mapped_from: [prowler core_no_secrets_envs]
references:
  - https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'secrets', c['env_secrets'])) AS secrets
FROM k8s_pod
WHERE any_match(containers, lambda c : c['has_env_from_secret'])
