/*
id: aws_elb_classic_access_logs_disabled
title: Classic load balancer does not log its requests
severity: medium
description: Attacks on what stands behind it leave no trace.
remediation:
  console: 'EC2 > Load balancers > Attributes: Access logs.'
  cli: >-
    aws elb modify-load-balancer-attributes --load-balancer-name <name> --load-balancer-attributes
    AccessLog={Enabled=true,S3BucketName=<bucket>,EmitInterval=5}
  terraform: Add access_logs { bucket = … }.
attack: [T1562]
mapped_from: [prowler elb_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, access_logs
FROM aws_elb_classic
WHERE NOT access_logs
