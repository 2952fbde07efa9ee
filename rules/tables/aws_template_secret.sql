/*
Passwords and tokens that a template sets. A literal or a parameter's default stands in the template; `ref:` and the like come
from a parameter or another resource, `{{resolve:…}}` from a secret store.
  secrets  list of texts, NULL among them where one is not set; (sensitive): the default of a NoEcho parameter
*/
CREATE VIEW aws_template_secret AS
SELECT resource_uid, resource_name AS name,
  [json_get_str(configuration, 'MasterUserPassword')] AS secrets
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::Redshift::Cluster', 'AWS::DocDB::DBCluster',
    'AWS::Neptune::DBCluster')
UNION ALL
SELECT resource_uid, resource_name,
  [json_get_str(configuration, 'Password')]
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::DMS::Endpoint', 'AWS::DirectoryService::MicrosoftAD', 'AWS::DirectoryService::SimpleAD')
UNION ALL
SELECT resource_uid, resource_name,
  [json_get_str(configuration, 'AuthToken')]
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ElastiCache::ReplicationGroup'
UNION ALL
SELECT resource_uid, resource_name,
  [json_get_str(configuration, 'RedshiftDestinationConfiguration', 'Password'),
    json_get_str(configuration, 'SplunkDestinationConfiguration', 'HECToken'),
    json_get_str(configuration, 'HttpEndpointDestinationConfiguration', 'EndpointConfiguration', 'AccessKey')]
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::KinesisFirehose::DeliveryStream'
UNION ALL
SELECT resource_uid, resource_name,
  [json_get_str(configuration, 'KerberosAttributes', 'KdcAdminPassword'),
    json_get_str(configuration, 'KerberosAttributes', 'ADDomainJoinPassword'),
    json_get_str(configuration, 'KerberosAttributes', 'CrossRealmTrustPrincipalPassword')]
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EMR::Cluster'
UNION ALL
SELECT resource_uid, resource_name,
  array_transform(json_get_array(configuration, 'Users'), lambda u : u->>'Password')
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::AmazonMQ::Broker'
UNION ALL
SELECT resource_uid, resource_name,
  [json_get_str(configuration, 'OauthToken'),
    json_get_str(configuration, 'AccessToken'),
    json_get_str(configuration, 'BasicAuthConfig', 'Password')]
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::Amplify::App', 'AWS::Amplify::Branch')
UNION ALL
SELECT resource_uid, resource_name,
  [json_get_str(configuration, 'CustomCookbooksSource', 'Password'),
    json_get_str(configuration, 'CustomCookbooksSource', 'SshKey'),
    json_get_str(configuration, 'RdsDbInstances', 'DbPassword'),
    json_get_str(configuration, 'AppSource', 'Password'),
    json_get_str(configuration, 'AppSource', 'SshKey'),
    json_get_str(configuration, 'SslConfiguration', 'PrivateKey')]
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::OpsWorks::Stack', 'AWS::OpsWorks::App')
UNION ALL
SELECT resource_uid, resource_name,
  [json_get_str(configuration, 'LoginProfile', 'Password'),
    json_get_str(configuration, 'ServiceAccountCredentials', 'AccountPassword')]
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::IAM::User', 'AWS::AppStream::DirectoryConfig')
