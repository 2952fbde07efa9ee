/*
Resource policies of EFS file systems. In answers of the API a policy field that is there but null means none;
AWS Config's published properties do not name the policy, so an item without it does not say.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_efs_policy AS
SELECT resource_uid, resource_name AS name, account,
  policy_if_asked_either(configuration, 'FileSystemPolicy', 'Policy') AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EFS::FileSystem'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  CASE json_has(configuration, 'FileSystemPolicy') WHEN true THEN json_document(configuration, 'FileSystemPolicy')
    WHEN false THEN CASE shape WHEN 'cloudformation' THEN no_policy() END END AS policy
FROM changes WHERE shape IN ('aws_config', 'cloudformation') AND resource_type = 'AWS::EFS::FileSystem'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_efs_file_system_policy'
