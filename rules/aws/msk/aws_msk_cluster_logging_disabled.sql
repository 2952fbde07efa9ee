/*
id: aws_msk_cluster_logging_disabled
title: MSK cluster does not send its broker logs anywhere
severity: medium
description: Failures and abuse stay unseen.
remediation:
  console: MSK > Cluster > Properties > Broker log delivery.
  cli: >-
    aws kafka update-monitoring --cluster-arn <arn> --logging-info BrokerLogs={CloudWatchLogs={Enabled=true,LogGroup=<group>}}
  terraform: Add logging_info { broker_logs { … } }.
attack: [T1562]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
*/
SELECT resource_uid, name, broker_logs
FROM aws_msk_cluster
WHERE NOT broker_logs
