/*
id: aws_vpc_lattice_network_logging_disabled
title: Service network of VPC Lattice does not log access
severity: medium
description: Which service called which leaves no trace.
remediation:
  console: 'VPC > Lattice > Service networks > Monitoring: Access logs.'
  cli: aws vpc-lattice create-access-log-subscription --resource-identifier <network> --destination-arn <arn>
  terraform: Add an aws_vpclattice_access_log_subscription.
attack: [T1562]
references:
  - https://docs.aws.amazon.com/vpc-lattice/latest/ug/monitoring-access-logs.html
*/
SELECT resource_uid, name, log_subscriptions
FROM aws_vpc_lattice_network
WHERE log_subscriptions = 0
