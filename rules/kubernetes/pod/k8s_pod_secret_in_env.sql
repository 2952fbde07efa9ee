/*
id: k8s_pod_secret_in_env
title: Pod gets a secret as an environment variable
severity: medium
description: Environment variables show up in logs, crash dumps and child processes; a mounted file does not.
remediation:
  console: Mount the secret as a volume and let the program read the file.
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
  array_transform(containers, lambda c :
    named_struct('name', c['name'], 'env', array_transform(c['env'], lambda e : e['name']))) AS environment
FROM k8s_pod
WHERE any_match(containers, lambda c : any_match(c['env'], lambda e : e['secret'] IS NOT NULL))
