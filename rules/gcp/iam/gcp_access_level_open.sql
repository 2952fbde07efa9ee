/*
id: gcp_access_level_open
title: Access level takes everybody
severity: high
description: 'A level that every address meets limits nothing: what asks for it, perimeters and consoles among them, is open.'
remediation:
  console: 'Security > Access Context Manager > level: your own ranges, regions or devices.'
  terraform: Limit ip_subnetworks, or ask for members, regions or a device.
attack: [T1078.004]
references:
  - https://cloud.google.com/access-context-manager/docs/create-basic-access-level
*/
SELECT resource_uid, name, conditions
FROM gcp_access_level
WHERE any_match(conditions, lambda c : cidrs_open(c['ranges']) AND NOT c['limited'])
