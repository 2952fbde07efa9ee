/*
Accounts of QuickSight, as describe-account-settings answers. Neither templates nor plans have the switch.
  public_sharing  dashboards can be shared with everybody on the internet
https://docs.aws.amazon.com/quicksight/latest/APIReference/API_AccountSettings.html
*/
CREATE VIEW aws_quicksight_account AS
SELECT resource_uid, json_get_str(configuration, 'AccountName') AS name,
  json_get_bool(configuration, 'PublicSharingEnabled') AS public_sharing
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::QuickSight::AccountSettings'
