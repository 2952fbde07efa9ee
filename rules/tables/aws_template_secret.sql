/*
Passwords and tokens that a template sets. A literal or a parameter's default stands in the template; `ref:` and the like come
from a parameter or another resource, `{{resolve:…}}` from a secret store. Which properties are secrets: the resource's page in
CloudFormation's template reference.
  secrets  list of texts, empty where one is not set, NULL where it is not known; (sensitive): the default of a NoEcho parameter
*/
CREATE VIEW aws_template_secret AS
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'MasterUserPassword'), json_text_or('', configuration, 'AdminUserPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN (
    'AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::Redshift::Cluster', 'AWS::DocDB::DBCluster',
    'AWS::Neptune::DBCluster', 'AWS::Lightsail::Database', 'AWS::RedshiftServerless::Namespace', 'AWS::DocDBElastic::Cluster')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'Password'), json_text_or('', configuration, 'MongoDbSettings', 'Password'),
    json_text_or('', configuration, 'KafkaSettings', 'SaslPassword'),
    json_text_or('', configuration, 'KafkaSettings', 'SslClientKeyPassword'),
    json_text_or('', configuration, 'RedisSettings', 'AuthPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN (
    'AWS::DMS::Endpoint', 'AWS::DirectoryService::MicrosoftAD', 'AWS::DirectoryService::SimpleAD')
UNION ALL BY NAME
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
    json_text_or('', configuration, 'KerberosAttributes', 'KdcAdminPassword'),
    json_text_or('', configuration, 'KerberosAttributes', 'ADDomainJoinPassword'),
    json_text_or('', configuration, 'KerberosAttributes', 'CrossRealmTrustPrincipalPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EMR::Cluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'OauthToken'), json_text_or('', configuration, 'AccessToken'),
    json_text_or('', configuration, 'BasicAuthConfig', 'Password'),
    json_text_or('', configuration, 'LoginProfile', 'Password'),
    json_text_or('', configuration, 'ServiceAccountCredentials', 'AccountPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN (
    'AWS::Amplify::App', 'AWS::Amplify::Branch', 'AWS::IAM::User', 'AWS::AppStream::DirectoryConfig')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'PrivateKey'), json_text_or('', configuration, 'TokenKey'),
    json_text_or('', configuration, 'ClientSecret'), json_text_or('', configuration, 'SecretKey'),
    json_text_or('', configuration, 'ApiKey'), json_text_or('', configuration, 'ServiceJson')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN (
    'AWS::Pinpoint::APNSChannel', 'AWS::Pinpoint::APNSSandboxChannel', 'AWS::Pinpoint::APNSVoipChannel',
    'AWS::Pinpoint::APNSVoipSandboxChannel', 'AWS::Pinpoint::ADMChannel', 'AWS::Pinpoint::BaiduChannel',
    'AWS::Pinpoint::GCMChannel')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'AuthenticationConfiguration', 'ClientSecret'),
    json_text_or('', configuration, 'AuthenticationConfiguration', 'RefreshToken'),
    json_text_or('', configuration, 'AuthenticationConfiguration', 'SecretToken'), json_text_or('', configuration, 'Token'),
    json_text_or('', configuration, 'EventSourceToken'), json_text_or('', configuration, 'AuthToken'),
    json_text_or('', configuration, 'SecretString')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN (
    'Alexa::ASK::Skill', 'AWS::CodePipeline::Webhook', 'AWS::CodeBuild::SourceCredential', 'AWS::Lambda::Permission',
    'AWS::ElastiCache::ReplicationGroup', 'AWS::SecretsManager::Secret')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'AuthParameters', 'BasicAuthParameters', 'Password'),
    json_text_or('', configuration, 'AuthParameters', 'ApiKeyAuthParameters', 'ApiKeyValue'),
    json_text_or('', configuration, 'AuthParameters', 'OAuthParameters', 'ClientParameters', 'ClientSecret')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Events::Connection'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'ConnectionInput', 'ConnectionProperties', 'PASSWORD'),
    json_text_or('', configuration, 'ProviderDetails', 'client_secret'),
    json_text_or('', configuration, 'WindowsConfiguration', 'SelfManagedActiveDirectoryConfiguration', 'Password'),
    json_text_or('', configuration, 'MemberConfiguration', 'MemberFrameworkConfiguration', 'MemberFabricConfiguration',
      'AdminPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN (
    'AWS::Glue::Connection', 'AWS::Cognito::UserPoolIdentityProvider', 'AWS::FSx::FileSystem',
    'AWS::ManagedBlockchain::Member')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_get_array(configuration, 'Users'), lambda u : json_text_or('', u, 'Password')) AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::AmazonMQ::Broker'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  texts_of_both(
    json_texts_or_empty(configuration, 'Passwords'),
    json_texts_or_empty(configuration, 'AuthenticationMode', 'Passwords')) AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN (
    'AWS::ElastiCache::User', 'AWS::MemoryDB::User')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  flatten(array_transform(json_array_or_empty(configuration, 'Stages'), lambda s :
    array_transform(json_array_or_empty(s, 'Actions'), lambda a : json_text_or('', a, 'Configuration', 'OAuthToken')))) AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CodePipeline::Pipeline'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_concat([
    json_text_or('', configuration, 'CustomCookbooksSource', 'Password'),
    json_text_or('', configuration, 'CustomCookbooksSource', 'SshKey'), json_text_or('', configuration, 'AppSource', 'Password'),
    json_text_or('', configuration, 'AppSource', 'SshKey'), json_text_or('', configuration, 'SslConfiguration', 'PrivateKey')],
    array_transform(json_array_or_empty(configuration, 'RdsDbInstances'), lambda d :
      json_text_or('', d, 'DbPassword'))) AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN (
    'AWS::OpsWorks::Stack', 'AWS::OpsWorks::App')
