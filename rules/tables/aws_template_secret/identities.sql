SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'Password')] AS secrets
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::DirectoryService::MicrosoftAD', 'AWS::DirectoryService::SimpleAD')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'LoginProfile', 'Password')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::IAM::User'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'ServiceAccountCredentials', 'AccountPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::AppStream::DirectoryConfig'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'ProviderDetails', 'client_secret')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Cognito::UserPoolIdentityProvider'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'SecretString')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::SecretsManager::Secret'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'KerberosAttributes', 'KdcAdminPassword'),
    json_text_or('', configuration, 'KerberosAttributes', 'ADDomainJoinPassword'),
    json_text_or('', configuration, 'KerberosAttributes', 'CrossRealmTrustPrincipalPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EMR::Cluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'MemberConfiguration', 'MemberFrameworkConfiguration', 'MemberFabricConfiguration', 'AdminPassword')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ManagedBlockchain::Member'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_array_or_empty(configuration, 'VpnTunnelOptionsSpecifications'), lambda v :
    json_text_or('', v, 'PreSharedKey')) AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::VPNConnection'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(texts_of_both(json_array_or_empty(configuration, 'DefaultActions'), json_array_or_empty(configuration, 'Actions')), lambda a :
    json_text_or('', a, 'AuthenticateOidcConfig', 'ClientSecret')) AS secrets
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::ElasticLoadBalancingV2::Listener', 'AWS::ElasticLoadBalancingV2::ListenerRule')
