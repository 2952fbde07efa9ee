/*
id: k8s_pod_plain_secret
title: Pod has what looks like a secret in an environment variable, in the clear
severity: high
description: "The value stands in the manifest: whoever may read pods or the repository has it."
remediation:
  console: Put the value into a secret, change it, and take it with valueFrom.secretKeyRef or from a volume.
attack: [T1552]
references:
  - https://kubernetes.io/docs/concepts/configuration/secret/
params:
  pattern:
    type: text
    default: "(^|_)(password|passwd|passphrase|pwd|pass|secret|secret_?key|api_?key|access_?key|private_?key|auth_?token|access_?token|token)$"
    meaning: pattern that names of variables with secrets match, in lower case
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'variables', array_transform(
    array_filter(c['env'], lambda e : regexp_like(lower(e['name']), $pattern) OR secret_text(e['value'])), lambda e : e['name']))) AS variables
FROM k8s_pod
-- What another variable fills, a switch or a number is no secret.
WHERE any_match(containers, lambda c : any_match(c['env'], lambda e :
  NOT coalesce(e['secret'] IS NOT NULL OR e['config_map'] IS NOT NULL, false)
  AND NOT regexp_like(e['value'], '^$|\$\(|^(true|false|none|null)$|^[0-9]{1,3}$')
  AND (regexp_like(lower(e['name']), $pattern) OR secret_text(e['value']))))
