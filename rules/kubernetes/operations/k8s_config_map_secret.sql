/*
id: k8s_config_map_secret
title: Config map holds what looks like a secret
severity: medium
description: Config maps are read by many, logged and kept in plain; a password belongs into a secret.
remediation:
  console: Move the key to a secret, and change the value.
attack: [T1552]
references:
  - https://kubernetes.io/docs/concepts/configuration/configmap/
params:
  pattern:
    type: text
    default: "(password|passwd|passphrase|pwd|_pass|secret|secret_?key|api_?key|access_?key|private_?key|token|credentials?)$"
    meaning: pattern that names of secrets match, in lower case
*/
SELECT resource_uid, namespace, name,
  array_transform(
    array_filter(json_entries(data), lambda e : e['value'] <> '""'
      AND (regexp_like(lower(e['key']), $pattern) OR secret_text(json_as_text(e['value'])))),
    lambda e : e['key']) AS keys
FROM k8s_config_map
WHERE any_match(json_entries(data), lambda e : e['value'] <> '""'
  AND (regexp_like(lower(e['key']), $pattern) OR secret_text(json_as_text(e['value']))))
