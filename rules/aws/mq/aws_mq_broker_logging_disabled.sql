/*
id: aws_mq_broker_logging_disabled
title: MQ broker does not send its log to CloudWatch
severity: medium
description: Failures and abuse stay unseen. ActiveMQ needs the audit log too.
remediation:
  console: Amazon MQ > Broker > Edit > Logs.
  cli: aws mq update-broker --broker-id <id> --logs General=true,Audit=true
  terraform: Set logs { general = true, audit = true }.
attack: [T1562]
mapped_from: [prowler mq_broker_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html
*/
SELECT resource_uid, name, general_log, audit_log, engine
FROM aws_mq_broker
WHERE NOT general_log OR engine = 'ACTIVEMQ' AND NOT audit_log
