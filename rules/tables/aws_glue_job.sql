/*
Jobs of Glue.
  version                 version of Glue: 4.0
  security_configuration  name of its security configuration; empty: none
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-glue-job.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_job
*/
CREATE VIEW aws_glue_job AS
SELECT resource_uid, resource_name AS name,
  json_as_text(configuration, 'GlueVersion') AS version,
  json_text_or('', configuration, 'SecurityConfiguration') AS security_configuration
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::Glue::Job'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_as_text(configuration, 'glue_version') AS version,
  json_text_or('', configuration, 'security_configuration') AS security_configuration
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_glue_job'
