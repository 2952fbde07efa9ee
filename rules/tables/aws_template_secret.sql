/*
Passwords and tokens that a template sets. A literal or a parameter's default stands in the template; `ref:` and the like come
from a parameter or another resource, `{{resolve:…}}` from a secret store.
  secrets  list of texts, empty where one is not set, NULL where it is not known; (sensitive): the default of a NoEcho parameter
*/
CREATE VIEW aws_template_secret AS
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'MasterUserPassword')] AS secrets
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::Redshift::Cluster', 'AWS::DocDB::DBCluster',
    'AWS::Neptune::DBCluster')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'Password')] AS secrets
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::DMS::Endpoint', 'AWS::DirectoryService::MicrosoftAD', 'AWS::DirectoryService::SimpleAD')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'AuthToken')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ElastiCache::ReplicationGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'RedshiftDestinationConfiguration', 'Password'),
    json_text_or('', configuration, 'SplunkDestinationConfiguration', 'HECToken'),
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
  array_transform(json_get_array(configuration, 'Users'), lambda u : json_text_or('', u, 'Password')) AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::AmazonMQ::Broker'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'OauthToken'), json_text_or('', configuration, 'AccessToken'),
    json_text_or('', configuration, 'BasicAuthConfig', 'Password')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::Amplify::App', 'AWS::Amplify::Branch')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'CustomCookbooksSource', 'Password'),
    json_text_or('', configuration, 'CustomCookbooksSource', 'SshKey'),
    json_text_or('', configuration, 'RdsDbInstances', 'DbPassword'), json_text_or('', configuration, 'AppSource', 'Password'),
    json_text_or('', configuration, 'AppSource', 'SshKey'),
    json_text_or('', configuration, 'SslConfiguration', 'PrivateKey')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::OpsWorks::Stack', 'AWS::OpsWorks::App')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'LoginProfile', 'Password'),
    json_text_or('', configuration, 'ServiceAccountCredentials', 'AccountPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::IAM::User', 'AWS::AppStream::DirectoryConfig')
