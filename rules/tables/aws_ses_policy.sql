/*
Resource policies of mail identities; the statements of all policies of an identity are put together. In live records a policy
field that is there but null means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_ses_policy AS
SELECT resource_uid, resource_name AS name, account,
  CASE all_match(json_entries(configuration, 'Policies'), lambda p : json_get(p['value'], 'Statement') IS NOT NULL) WHEN true
      THEN '{"Statement": [' || array_to_string(
        array_transform(json_entries(configuration, 'Policies'), lambda p : btrim(json_get(p['value'], 'Statement'), '[]')),
        ', ') || ']}'
    ELSE CASE WHEN json_is_null(configuration, 'Policies') THEN no_policy() END END AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::SES::EmailIdentity'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_ses_identity_policy', 'aws_sesv2_email_identity_policy')
