/*
Policies of keys: of the key's own record, or a resource of its own in a plan.
  state   of the key; NULL: not said
  policy  JSON of the policy; without statements: the key has the default one; NULL: not collected
*/
CREATE VIEW aws_kms_key_policy AS
SELECT resource_uid, name, state, policy FROM aws_kms_key
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'key_id') AS name, 'Enabled' AS state,
  json_document(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_kms_key_policy'
