/*
id: azure_event_grid_minimum_tls
title: Event Grid takes TLS before 1.2
severity: medium
description: 'Older versions of TLS are broken: whoever sits on the way reads and changes events.'
remediation:
  console: 'az resource update: set minimumTlsVersionAllowed to 1.2.'
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/event-grid/transport-layer-security-configure-minimum-version
params:
  least: {type: text, default: "1.2", meaning: lowest version of TLS}
*/
SELECT resource_uid, name, minimum_tls
FROM azure_event_grid_tls
WHERE NOT version_at_least(minimum_tls, $least)
