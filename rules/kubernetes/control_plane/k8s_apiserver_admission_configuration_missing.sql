/*
id: k8s_apiserver_admission_configuration_missing
title: API server has no configuration of its admission plugins
severity: low
description: >-
  Without a file, plugins such as PodSecurity, EventRateLimit and ImagePolicyWebhook run with their defaults: PodSecurity then holds for
  no namespace that does not ask for it.
remediation:
  console: Give --admission-control-config-file a file of the kind AdmissionConfiguration.
attack: [T1610]
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'admission-control-config-file') = '')
