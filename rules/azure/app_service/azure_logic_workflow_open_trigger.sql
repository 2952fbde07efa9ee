/*
id: azure_logic_workflow_open_trigger
title: Logic app is started by calls from everywhere
severity: medium
description: The address holds a signature, which leaks in logs and mails; whoever has it starts the workflow.
remediation:
  console: 'Logic app > Workflow settings > Access control: specific IP ranges for triggers.'
  cli: az logic workflow update --resource-group <group> --name <workflow> --access-control @access.json
  terraform: Add access_control { trigger { allowed_caller_ip_address_range = […] } }.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app#restrict-inbound-ip-addresses
*/
SELECT resource_uid, name, by_request, callers
FROM azure_logic_workflow
WHERE by_request AND (array_length(callers) = 0 OR cidrs_open(callers))
