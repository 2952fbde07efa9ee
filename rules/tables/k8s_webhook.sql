/*
Admission webhooks and admission policies: what becomes of a request that they cannot judge.
Document: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy
  name, cluster
  failure_policies   of each webhook, or of the policy: Fail by default (Ignore in v1beta1), Ignore
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/validating_webhook_configuration_v1
*/
CREATE VIEW k8s_webhook AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  array_transform(json_array_or_empty(configuration, 'webhooks'), lambda w :
    json_text_or(CASE configuration ->> 'apiVersion' LIKE '%/v1beta1' WHEN true THEN 'Ignore' WHEN false THEN 'Fail' END,
      w, 'failurePolicy')) AS failure_policies
FROM changes
WHERE shape = 'kubernetes' AND resource_type IN ('ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration')
UNION ALL BY NAME
-- https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#failure-policy
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  make_array(json_text_or('Fail', configuration, 'spec', 'failurePolicy')) AS failure_policies
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'ValidatingAdmissionPolicy'
UNION ALL BY NAME
SELECT resource_uid, CASE WHEN resource_type LIKE '%mutating%' THEN 'MutatingWebhookConfiguration' ELSE 'ValidatingWebhookConfiguration' END AS resource_type,
  configuration -> 'metadata' -> 0 ->> 'name' AS name, account AS cluster,
  array_transform(json_array_or_empty(configuration, 'webhook'), lambda w : json_text_or('Fail', w, 'failure_policy')) AS failure_policies
FROM changes
WHERE shape = 'terraform' AND resource_type IN (
    'kubernetes_validating_webhook_configuration', 'kubernetes_validating_webhook_configuration_v1',
    'kubernetes_mutating_webhook_configuration', 'kubernetes_mutating_webhook_configuration_v1')
