/*
id: aws_glue_crawler_security_configuration_missing
title: Crawler of Glue has no security configuration
severity: low
description: Its logs lie in the clear.
remediation:
  console: Glue > Crawlers > Edit > Security configuration.
  cli: aws glue update-crawler --name <name> --crawler-security-configuration <name>
  terraform: Set security_configuration.
references:
  - https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
*/
SELECT resource_uid, name, security_configuration
FROM aws_glue_crawler
WHERE security_configuration = ''
