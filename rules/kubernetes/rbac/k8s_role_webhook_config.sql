/*
id: k8s_role_webhook_config
title: Role can change admission webhooks
severity: high
family: [k8s_role_wildcard_resources]
description: Whoever changes webhooks reads every object that is admitted, and may change it on the way.
remediation:
  console: Leave mutatingwebhookconfigurations and validatingwebhookconfigurations to the few who run them.
attack: [T1556]
mapped_from: [prowler rbac_minimize_webhook_config_access]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('admissionregistration.k8s.io', '*'))
    AND (rbac_names(r['resources'], 'mutatingwebhookconfigurations')
      OR rbac_names(r['resources'], 'validatingwebhookconfigurations'))
    AND any_match(r['verbs'], lambda v : v IN ('create', 'update', 'patch', 'delete', 'deletecollection', '*')))
  AND NOT builtin
