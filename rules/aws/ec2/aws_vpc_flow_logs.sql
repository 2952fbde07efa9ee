/*
id: aws_vpc_flow_logs
title: VPC has no flow logs
severity: medium
description: Nobody can say afterwards who talked to whom in the network.
remediation:
  console: 'VPC > Your VPCs > Flow logs: Create flow log.'
  cli: >-
    aws ec2 create-flow-logs --resource-type VPC --resource-ids <id> --traffic-type ALL --log-destination <arn>
    --log-destination-type s3
  terraform: Add an aws_flow_log with vpc_id.
attack: [T1562.008]
mapped_from: [prowler vpc_flow_logs_enabled]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
*/
SELECT resource_uid, name, flow_logs
FROM aws_vpc
WHERE NOT flow_logs
