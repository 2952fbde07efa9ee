/*
Databases of Athena that Terraform makes.
  encryption  SSE_S3, SSE_KMS, CSE_KMS; empty: results are not encrypted by it
*/
CREATE VIEW aws_athena_database AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'encryption_configuration', 0, 'encryption_option') AS encryption
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_athena_database'
