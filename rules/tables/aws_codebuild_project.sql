/*
Projects of CodeBuild.
  privileged       its builds run as root with the Docker daemon
  environment      list of {name, type, value}; type PLAINTEXT, PARAMETER_STORE, SECRETS_MANAGER
  sources          URLs of its sources, the secondary ones too; empty: none
  logs             build logs go to CloudWatch or S3
  s3_logs_plain    build logs in a bucket are not encrypted
  artifacts_plain  artifacts, or secondary ones, are not encrypted
  visibility       PRIVATE, PUBLIC_READ; NULL in AWS Config, which does not record it
  kms_key          key of the artifacts; empty: aws/s3
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-codebuild-project.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project
*/
CREATE VIEW aws_codebuild_project AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'environment', 'privilegedMode') AS privileged,
  array_transform(json_array_or_empty(configuration, 'environment', 'environmentVariables'), lambda e :
    named_struct('name', e ->> 'name', 'type', json_text_or('PLAINTEXT', e, 'type'), 'value', e ->> 'value')) AS environment,
  texts_of_both(
    array_transform(json_array_or_empty(configuration, 'secondarySources'), lambda s : json_text_or('', s, 'location')),
    make_array(json_text_or('', configuration, 'source', 'location'))) AS sources,
  json_text_or('ENABLED', configuration, 'logsConfig', 'cloudWatchLogs', 'status') = 'ENABLED'
    OR json_text_or('DISABLED', configuration, 'logsConfig', 's3Logs', 'status') = 'ENABLED' AS logs,
  json_bool_or(false, configuration, 'logsConfig', 's3Logs', 'encryptionDisabled') AS s3_logs_plain,
  json_bool_or(false, configuration, 'artifacts', 'encryptionDisabled')
    OR any_match(json_array_or_empty(configuration, 'secondaryArtifacts'), lambda a : json_bool_or(false, a, 'encryptionDisabled')) AS artifacts_plain,
  CASE WHEN shape = 'aws_api' THEN json_text_or('PRIVATE', configuration, 'projectVisibility') END AS visibility,
  json_text_or('', configuration, 'encryptionKey') AS kms_key
FROM changes WHERE shape IN ('aws_api', 'aws_config') AND resource_type = 'AWS::CodeBuild::Project'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'Environment', 'PrivilegedMode') AS privileged,
  array_transform(json_array_or_empty(configuration, 'Environment', 'EnvironmentVariables'), lambda e :
    named_struct('name', e ->> 'Name', 'type', json_text_or('PLAINTEXT', e, 'Type'), 'value', e ->> 'Value')) AS environment,
  texts_of_both(
    array_transform(json_array_or_empty(configuration, 'SecondarySources'), lambda s : json_text_or('', s, 'Location')),
    make_array(json_text_or('', configuration, 'Source', 'Location'))) AS sources,
  json_text_or('ENABLED', configuration, 'LogsConfig', 'CloudWatchLogs', 'Status') = 'ENABLED'
    OR json_text_or('DISABLED', configuration, 'LogsConfig', 'S3Logs', 'Status') = 'ENABLED' AS logs,
  json_bool_or(false, configuration, 'LogsConfig', 'S3Logs', 'EncryptionDisabled') AS s3_logs_plain,
  json_bool_or(false, configuration, 'Artifacts', 'EncryptionDisabled')
    OR any_match(json_array_or_empty(configuration, 'SecondaryArtifacts'), lambda a : json_bool_or(false, a, 'EncryptionDisabled')) AS artifacts_plain,
  json_text_or('PRIVATE', configuration, 'Visibility') AS visibility,
  json_text_or('', configuration, 'EncryptionKey') AS kms_key
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CodeBuild::Project'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'environment', 0, 'privileged_mode') AS privileged,
  array_transform(json_array_or_empty(configuration, 'environment', 0, 'environment_variable'), lambda e :
    named_struct('name', e ->> 'name', 'type', json_text_or('PLAINTEXT', e, 'type'), 'value', e ->> 'value')) AS environment,
  texts_of_both(
    array_transform(json_array_or_empty(configuration, 'secondary_sources'), lambda s : json_text_or('', s, 'location')),
    make_array(json_text_or('', configuration, 'source', 0, 'location'))) AS sources,
  json_text_or('ENABLED', configuration, 'logs_config', 0, 'cloudwatch_logs', 0, 'status') = 'ENABLED'
    OR json_text_or('DISABLED', configuration, 'logs_config', 0, 's3_logs', 0, 'status') = 'ENABLED' AS logs,
  json_bool_or(false, configuration, 'logs_config', 0, 's3_logs', 0, 'encryption_disabled') AS s3_logs_plain,
  json_bool_or(false, configuration, 'artifacts', 0, 'encryption_disabled')
    OR any_match(json_array_or_empty(configuration, 'secondary_artifacts'), lambda a : json_bool_or(false, a, 'encryption_disabled')) AS artifacts_plain,
  json_text_or('PRIVATE', configuration, 'project_visibility') AS visibility,
  json_text_or('', configuration, 'encryption_key') AS kms_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_codebuild_project'
