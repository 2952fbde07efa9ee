/*
Endpoints of DMS.
  mongo_auth  how DMS signs in at MongoDB: password, no; empty: another engine
  engine    mysql, postgres, s3, …
  ssl_mode  none, require, verify-ca, verify-full
  protocol  what Redis and Kafka have instead: plaintext, ssl-encryption, ssl-authentication, sasl-ssl; ssl-encryption is Redis's default
            (https://docs.aws.amazon.com/dms/latest/APIReference/API_RedisSettings.html); empty: another engine
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-endpoint.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_endpoint
*/
CREATE VIEW aws_dms_endpoint AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'EngineName') AS engine,
  json_get_str(configuration, 'SslMode') AS ssl_mode,
  CASE json_get_str(configuration, 'EngineName')
    WHEN 'redis' THEN lower(json_get_str(configuration, 'RedisSettings', 'SslSecurityProtocol'))
    WHEN 'kafka' THEN lower(json_get_str(configuration, 'KafkaSettings', 'SecurityProtocol'))
    ELSE CASE WHEN json_get_str(configuration, 'EngineName') IS NOT NULL THEN '' END END AS protocol,
  CASE json_get_str(configuration, 'EngineName') = 'mongodb' WHEN true THEN lower(json_get_str(configuration, 'MongoDbSettings', 'AuthType'))
    WHEN false THEN '' END AS mongo_auth
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::DMS::Endpoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'EngineName') AS engine,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'none' END, configuration, 'SslMode') AS ssl_mode,
  CASE json_get_str(configuration, 'EngineName')
    WHEN 'redis' THEN lower(json_text_or(CASE WHEN shape = 'cloudformation' THEN 'ssl-encryption' END, configuration, 'RedisSettings', 'SslSecurityProtocol'))
    WHEN 'kafka' THEN lower(json_get_str(configuration, 'KafkaSettings', 'SecurityProtocol'))
    ELSE CASE WHEN json_get_str(configuration, 'EngineName') IS NOT NULL THEN '' END END AS protocol,
  CASE json_get_str(configuration, 'EngineName') = 'mongodb' WHEN true THEN lower(json_get_str(configuration, 'MongoDbSettings', 'AuthType'))
    WHEN false THEN '' END AS mongo_auth
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::DMS::Endpoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'engine_name') AS engine,
  json_text_or('none', configuration, 'ssl_mode') AS ssl_mode,
  CASE json_get_str(configuration, 'engine_name')
    WHEN 'redis' THEN lower(json_text_or('ssl-encryption', configuration, 'redis_settings', 0, 'ssl_security_protocol'))
    WHEN 'kafka' THEN lower(json_get_str(configuration, 'kafka_settings', 0, 'security_protocol'))
    ELSE CASE WHEN json_get_str(configuration, 'engine_name') IS NOT NULL THEN '' END END AS protocol,
  -- The provider's default is password.
  CASE json_get_str(configuration, 'engine_name') = 'mongodb'
    WHEN true THEN lower(json_text_or('password', configuration, 'mongodb_settings', 0, 'auth_type')) WHEN false THEN '' END AS mongo_auth
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_dms_endpoint'
