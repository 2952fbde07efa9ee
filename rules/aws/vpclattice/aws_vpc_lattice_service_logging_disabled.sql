/*
id: aws_vpc_lattice_service_logging_disabled
title: Service of VPC Lattice does not log access
severity: low
description: Who called the service leaves no trace, unless each of its networks logs.
remediation:
  console: 'VPC > Lattice > Services > Monitoring: Access logs.'
  cli: aws vpc-lattice create-access-log-subscription --resource-identifier <service> --destination-arn <arn>
  terraform: Add an aws_vpclattice_access_log_subscription.
attack: [T1562]
references:
  - https://docs.aws.amazon.com/vpc-lattice/latest/ug/monitoring-access-logs.html
*/
SELECT resource_uid, name, log_subscriptions
FROM aws_vpc_lattice_service
WHERE log_subscriptions = 0
