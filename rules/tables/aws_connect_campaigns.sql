/*
Outbound campaigns of Connect, as get-connect-instance-config answers for an instance. Templates and plans do not have the setting.
  encrypted  with a key of one's own in KMS; else with the service's
https://docs.aws.amazon.com/connect-outbound/latest/APIReference/API_EncryptionConfig.html
*/
CREATE VIEW aws_connect_campaigns AS
SELECT resource_uid, json_get_str(configuration, 'connectInstanceId') AS name,
  json_get_bool(configuration, 'encryptionConfig', 'enabled') AS encrypted
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ConnectCampaigns::InstanceConfig'
