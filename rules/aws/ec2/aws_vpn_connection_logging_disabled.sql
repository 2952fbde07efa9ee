/*
id: aws_vpn_connection_logging_disabled
title: Tunnels of a VPN connection are not logged
severity: low
description: Failed and foreign attempts to set up the tunnels leave no trace.
remediation:
  console: "VPC > Site-to-Site VPN connections > Modify VPN tunnel options: Tunnel activity log."
  cli: >-
    aws ec2 modify-vpn-tunnel-options --vpn-connection-id <id> --vpn-tunnel-outside-ip-address <address> --tunnel-options
    LogOptions={CloudWatchLogOptions={LogEnabled=true,LogGroupArn=<arn>}}
  terraform: Set tunnel1_log_options and tunnel2_log_options.
attack: [T1562.008]
references:
  - https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-logs.html
*/
SELECT resource_uid, name, logging
FROM aws_vpn_connection
WHERE NOT logging
