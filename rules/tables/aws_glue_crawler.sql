/*
Crawlers of Glue.
  security_configuration  name of its security configuration; empty: none
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-crawler.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_crawler
*/
CREATE VIEW aws_glue_crawler AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'CrawlerSecurityConfiguration') AS security_configuration
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::Glue::Crawler'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'security_configuration') AS security_configuration
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_glue_crawler'
