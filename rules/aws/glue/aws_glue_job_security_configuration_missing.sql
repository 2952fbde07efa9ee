/*
id: aws_glue_job_security_configuration_missing
title: Glue job has no security configuration
severity: medium
description: Its results, logs and bookmarks are written without encryption of its own.
remediation:
  console: Glue > Jobs > Job details > Security configuration.
  cli: aws glue update-job --job-name <name> --job-update SecurityConfiguration=<name>,…
  terraform: Set security_configuration.
attack: [T1530]
mapped_from: [prowler glue_etl_jobs_amazon_s3_encryption_enabled]
references:
  - https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
*/
SELECT resource_uid, name, security_configuration
FROM aws_glue_job
WHERE security_configuration = ''
