/*
id: aws_sns_subscription_http
title: SNS subscription delivers over plain HTTP
severity: medium
description: Messages can be read and changed on the way.
remediation:
  console: 'SNS > Subscriptions: create one with an HTTPS endpoint and delete this one.'
  cli: aws sns subscribe --topic-arn <arn> --protocol https --notification-endpoint https://…
  terraform: Set protocol = "https".
attack: [T1040]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html
*/
SELECT resource_uid, name, protocol, endpoint
FROM aws_sns_subscription
WHERE protocol = 'http'
