SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'OauthToken'),
    json_text_or('', configuration, 'AccessToken'),
    json_text_or('', configuration, 'BasicAuthConfig', 'Password')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::Amplify::App', 'AWS::Amplify::Branch')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  texts_of_both(
    [json_text_or('', configuration, 'CustomCookbooksSource', 'Password'), json_text_or('', configuration, 'CustomCookbooksSource', 'SshKey')],
    array_transform(json_array_or_empty(configuration, 'RdsDbInstances'), lambda d : json_text_or('', d, 'DbPassword'))) AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::OpsWorks::Stack'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [
    json_text_or('', configuration, 'AppSource', 'Password'),
    json_text_or('', configuration, 'AppSource', 'SshKey'),
    json_text_or('', configuration, 'SslConfiguration', 'PrivateKey')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::OpsWorks::App'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'Token')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CodeBuild::SourceCredential'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'AuthenticationConfiguration', 'SecretToken')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CodePipeline::Webhook'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  flatten(array_transform(json_array_or_empty(configuration, 'Stages'), lambda s : coalesce(
    array_transform(json_array_or_empty(s, 'Actions'), lambda a : json_text_or('', a, 'Configuration', 'OAuthToken')), unknown_text()))) AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CodePipeline::Pipeline'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  [json_text_or('', configuration, 'RepositoryAccessToken')] AS secrets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CodeStar::GitHubRepository'
