/*
id: aws_gamelift_fleet_ports_open
title: Fleet of GameLift opens a range of ports to the internet
severity: medium
description: Services that listen there are open to everybody, meant for players or not.
remediation:
  console: GameLift > Fleets > Edit port settings.
  cli: aws gamelift update-fleet-port-settings --fleet-id <id> --inbound-permission-revocations file://ports.json
  terraform: Narrow from_port and to_port, or ip_range, of ec2_inbound_permission.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/gamelift/latest/apireference/API_IpPermission.html
*/
SELECT resource_uid, name, inbound
FROM aws_gamelift_fleet
WHERE any_match(inbound, lambda p : cidrs_open(make_array(p['range'])) AND p['from_port'] <> p['to_port'])
