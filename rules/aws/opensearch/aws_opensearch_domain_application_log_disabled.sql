/*
id: aws_opensearch_domain_application_log_disabled
title: OpenSearch domain does not send its error log to CloudWatch
severity: low
description: Failures and attempts of misuse that show as errors stay unseen.
remediation:
  console: 'OpenSearch > Domain > Logs > Error logs: Enable.'
  cli: >-
    aws opensearch update-domain-config --domain-name <name> --log-publishing-options
    ES_APPLICATION_LOGS={CloudWatchLogsLogGroupArn=<group>,Enabled=true}
  terraform: Add log_publishing_options { log_type = "ES_APPLICATION_LOGS" }.
mapped_from: [prowler opensearch_service_domains_cloudwatch_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, application_log
FROM aws_opensearch_domain
WHERE NOT application_log
