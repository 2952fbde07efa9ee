/*
Certificates that are kept in IAM.
  expires  RFC 3339
*/
CREATE VIEW aws_iam_server_certificate AS
SELECT resource_uid,
  json_get_str(configuration, 'ServerCertificateName') AS name,
  json_get_str(configuration, 'Expiration') AS expires
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::ServerCertificate'
