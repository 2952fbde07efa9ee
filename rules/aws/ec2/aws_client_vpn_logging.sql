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
frameworks:
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.2.1", "10.2.2", "10.3.1", "10.6.3", "5.3.4", "A1.1.3.9",
    "A1.2.1.16"]
  soc2: ["cc_a_1_1"]
mapped_from: [prowler ec2_client_vpn_endpoint_connection_logging_enabled]
references:
  - https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
*/
SELECT resource_uid, name, logging
FROM aws_client_vpn_endpoint
WHERE NOT logging
