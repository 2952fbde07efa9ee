/*
Resource policies of backup vaults. In answers of the API a policy field that is there but null means none;
AWS Config's published properties do not name the policy, so an item without it does not say.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_backup_policy AS
SELECT resource_uid, resource_name AS name, account,
  policy_if_asked_either(configuration, 'Policy', 'AccessPolicy') AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Backup::BackupVault'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  CASE json_has(configuration, 'AccessPolicy') WHEN true THEN json_document(configuration, 'AccessPolicy')
    WHEN false THEN CASE shape WHEN 'cloudformation' THEN no_policy() END END AS policy
FROM changes WHERE shape IN ('aws_config', 'cloudformation') AND resource_type = 'AWS::Backup::BackupVault'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_backup_vault_policy'
