/*
id: aws_route53_zone_query_log_missing
title: Public hosted zone does not log its queries
severity: low
description: Who asked for which name, an attacker on the search for hosts too, leaves no trace.
remediation:
  console: Route 53 > Hosted zones > Configure query logging.
  cli: aws route53 create-query-logging-config --hosted-zone-id <id> --cloud-watch-logs-log-group-arn <arn>
  terraform: Add an aws_route53_query_log.
attack: [T1590.002]
mapped_from: [prowler route53_public_hosted_zones_cloudwatch_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/route53-controls.html
*/
SELECT resource_uid, name, query_log
FROM aws_route53_zone
WHERE NOT query_log
