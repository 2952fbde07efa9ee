SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'RedshiftDestinationConfiguration', 'Password'),
    json_text_or('', configuration, 'SplunkDestinationConfiguration', 'HECToken'),
    json_text_or('', configuration, 'SnowflakeDestinationConfiguration', 'PrivateKey'),
    json_text_or('', configuration, 'SnowflakeDestinationConfiguration', 'KeyPassphrase'),
    json_text_or('', configuration, 'HttpEndpointDestinationConfiguration', 'EndpointConfiguration', 'AccessKey')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::KinesisFirehose::DeliveryStream'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'AuthParameters', 'BasicAuthParameters', 'Password'),
    json_text_or('', configuration, 'AuthParameters', 'ApiKeyAuthParameters', 'ApiKeyValue'),
    json_text_or('', configuration, 'AuthParameters', 'OAuthParameters', 'ClientParameters', 'ClientSecret')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Events::Connection'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'ConnectionInput', 'ConnectionProperties', 'PASSWORD')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Glue::Connection'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'Credentials', 'CredentialPair', 'Password')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::QuickSight::DataSource'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'EventSourceToken')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Lambda::Permission'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'PrivateKey'),
    json_text_or('', configuration, 'TokenKey')] AS secrets
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::Pinpoint::APNSChannel', 'AWS::Pinpoint::APNSSandboxChannel', 'AWS::Pinpoint::APNSVoipChannel',
    'AWS::Pinpoint::APNSVoipSandboxChannel')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'ClientSecret')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Pinpoint::ADMChannel'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'SecretKey')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Pinpoint::BaiduChannel'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'ApiKey'),
    json_text_or('', configuration, 'ServiceJson')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Pinpoint::GCMChannel'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'AuthenticationConfiguration', 'ClientSecret'),
    json_text_or('', configuration, 'AuthenticationConfiguration', 'RefreshToken')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'Alexa::ASK::Skill'
