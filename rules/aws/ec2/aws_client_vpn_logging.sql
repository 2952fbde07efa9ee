/*
id: aws_client_vpn_logging
title: Client VPN does not log connections
severity: low
description: Nobody can say afterwards who was in the network, from where and when.
remediation:
  console: 'VPC > Client VPN endpoints > Actions > Modify: Enable client connection logging.'
  cli: >-
    aws ec2 modify-client-vpn-endpoint --client-vpn-endpoint-id <id> --connection-log-options
    Enabled=true,CloudwatchLogGroup=<group>
  terraform: Set connection_log_options { enabled = true } on aws_ec2_client_vpn_endpoint.
attack: [T1562.008]
mapped_from: [prowler ec2_client_vpn_endpoint_connection_logging_enabled]
references:
  - https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
*/
SELECT resource_uid, name, logging
FROM aws_client_vpn_endpoint
WHERE NOT logging
