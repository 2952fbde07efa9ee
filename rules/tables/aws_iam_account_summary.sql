/*
The account's IAM summary.
  root_mfa          the root user has MFA
  root_access_keys  access keys of the root user
*/
CREATE VIEW aws_iam_account_summary AS
SELECT resource_uid, resource_name AS name,
  json_get_int(configuration, 'AccountMFAEnabled') = 1 AS root_mfa,
  json_get_int(configuration, 'AccountAccessKeysPresent') AS root_access_keys
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::AccountSummary'
