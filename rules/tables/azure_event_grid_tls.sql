/*
Lowest TLS version of Event Grid: namespaces, topics and domains.
  minimum_tls  1.0, 1.1, 1.2; NULL: not said
https://learn.microsoft.com/azure/templates/microsoft.eventgrid/namespaces
https://learn.microsoft.com/azure/templates/microsoft.eventgrid/topics
*/
CREATE VIEW azure_event_grid_tls AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_version_or(NULL, configuration -> 'properties', 'minimumTlsVersionAllowed') AS minimum_tls
FROM changes
WHERE shape IN ('azure', 'arm')
  AND resource_type IN ('microsoft.eventgrid/namespaces', 'microsoft.eventgrid/topics', 'microsoft.eventgrid/domains')
