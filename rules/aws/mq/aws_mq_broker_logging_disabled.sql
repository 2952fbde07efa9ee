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
frameworks:
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  soc2: ["cc_a_1_1"]
mapped_from: [prowler mq_broker_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html
*/
SELECT resource_uid, name, general_log, audit_log, engine
FROM aws_mq_broker
WHERE NOT general_log OR engine = 'ACTIVEMQ' AND NOT audit_log
