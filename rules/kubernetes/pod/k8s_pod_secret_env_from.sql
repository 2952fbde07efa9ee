/*
id: k8s_pod_secret_env_from
title: Pod gets a whole secret as environment variables
severity: medium
description: envFrom puts every key of a secret into the environment, those that the program never asked for too.
remediation:
  console: Mount the secret as a volume, or name the single keys.
attack: [T1552]
frameworks:
  cis_kubernetes_2.0.1: ["5.4.1"]
  pci_dss_4.0: [
    "2.2.5", "2.2.7", "3.5.1", "3.7.2", "4.2.1", "8.2.1", "8.2.2", "8.2.5", "8.3.2", "8.3.11", "10.2.1", "10.3.4", A1.2.1,
    A3.4.1]
mapped_from: [prowler core_no_secrets_envs]
references:
  - https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'secrets', c['env_secrets'])) AS secrets
FROM k8s_pod
WHERE any_match(containers, lambda c : array_length(c['env_secrets']) > 0)
