/*
id: aws_mq_broker_minor_upgrade_disabled
title: MQ broker does not install minor versions by itself
severity: low
description: Minor versions carry the security fixes of the engine.
remediation:
  console: Amazon MQ > Broker > Edit > Maintenance.
  cli: aws mq update-broker --broker-id <id> --auto-minor-version-upgrade
  terraform: Set auto_minor_version_upgrade = true.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html
*/
SELECT resource_uid, name, auto_minor_upgrade
FROM aws_mq_broker
WHERE NOT auto_minor_upgrade
