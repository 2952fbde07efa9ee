/*
id: aws_transit_gateway_auto_accept
title: Transit gateway accepts attachments by itself
severity: medium
description: Whoever the gateway is shared with joins the network without anybody looking.
remediation:
  console: 'VPC > Transit gateways > Modify: turn off Auto accept shared attachments.'
  cli: aws ec2 modify-transit-gateway --transit-gateway-id <id> --options AutoAcceptSharedAttachments=disable
  terraform: Set auto_accept_shared_attachments = "disable" on aws_ec2_transit_gateway.
attack: [T1599]
mapped_from: [prowler ec2_transitgateway_auto_accept_vpc_attachments]
references:
  - https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
*/
SELECT resource_uid, name, auto_accept
FROM aws_transit_gateway
WHERE auto_accept
