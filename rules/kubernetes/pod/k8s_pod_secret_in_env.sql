/*
id: k8s_pod_secret_in_env
title: Pod gets a secret as an environment variable
severity: medium
description: Environment variables show up in logs, crash dumps and child processes; a mounted file does not.
remediation:
  console: Mount the secret as a volume and let the program read the file.
attack: [T1552]
mapped_from: [prowler core_no_secrets_envs]
references:
  - https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c :
    named_struct('name', c['name'], 'env', array_transform(c['env'], lambda e : e['name']))) AS environment
FROM k8s_pod
WHERE any_match(containers, lambda c : c['has_env_secret'])
