/*
id: aws_rds_event_subscription_partial
title: Subscription to RDS events leaves out critical ones
severity: low
description: Failures, maintenance or changes of the settings come to nobody.
remediation:
  console: "RDS > Event subscriptions > Edit: all event categories."
  cli: aws rds modify-event-subscription --subscription-name <name> --enabled --event-categories …
  terraform: Leave event_categories out of aws_db_event_subscription, and enabled at true.
mapped_from: [prowler rds_cluster_critical_event_subscription, prowler rds_instance_critical_event_subscription, prowler rds_instance_event_subscription_parameter_groups, prowler rds_instance_event_subscription_security_groups]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, source_type, categories, enabled
FROM aws_rds_event_subscription
WHERE NOT enabled OR array_length(categories) > 0 AND CASE source_type
  WHEN 'db-instance' THEN NOT all_match(['maintenance', 'configuration change', 'failure'], lambda c : array_has(categories, c))
  WHEN 'db-cluster' THEN NOT all_match(['maintenance', 'failure'], lambda c : array_has(categories, c))
  WHEN 'db-parameter-group' THEN NOT array_has(categories, 'configuration change')
  WHEN 'db-security-group' THEN NOT all_match(['configuration change', 'failure'], lambda c : array_has(categories, c))
  ELSE CASE WHEN source_type IS NOT NULL THEN false END END
