/*
id: aws_mq_broker_public
title: MQ broker is reachable from the internet
severity: high
description: Only its users' passwords stand before the messages.
remediation:
  console: 'The access is chosen at creation: create a private broker.'
  cli: aws mq create-broker --no-publicly-accessible …
  terraform: Leave publicly_accessible out.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html
*/
SELECT resource_uid, name, public
FROM aws_mq_broker
WHERE public
