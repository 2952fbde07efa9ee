/*
Whose mode of threat intelligence holds: firewall policies, and firewalls that have none.
  threat_intelligence  what happens to traffic with known bad hosts: Off, Alert, Deny (default: Alert)
https://learn.microsoft.com/azure/firewall-manager/policy-overview
*/
CREATE VIEW azure_threat_intelligence AS
SELECT resource_uid, name, threat_intelligence FROM azure_firewall WHERE (policy = '') IS NOT FALSE
UNION ALL BY NAME
SELECT resource_uid, name, threat_intelligence FROM azure_firewall_policy
