/*
id: aws_lb_access_logs_disabled
title: Load balancer does not log its requests
severity: medium
description: Attacks on what stands behind it leave no trace.
remediation:
  console: 'EC2 > Load balancers > Attributes > Monitoring: Access logs.'
  cli: aws elbv2 modify-load-balancer-attributes --load-balancer-arn <arn> --attributes Key=access_logs.s3.enabled,Value=true
  terraform: Add access_logs { bucket = …, enabled = true }.
attack: [T1562]
mapped_from: [prowler elbv2_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, access_logs, type
FROM aws_lb
WHERE NOT access_logs AND type <> 'gateway'
