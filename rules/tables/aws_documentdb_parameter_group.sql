/*
Parameter groups of DocumentDB clusters.
  family  engine and version: docdb5.0
  tls     clients must use TLS: disabled, enabled, or a newer word for a kind of TLS (default: enabled)
On unless switched off: https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_cluster_parameter_group
*/
CREATE VIEW aws_documentdb_parameter_group AS
SELECT resource_uid, resource_name AS name, json_get_str(configuration, 'Family') AS family,
  lower(json_text_or('enabled', configuration, 'Parameters', 'tls')) AS tls
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::DocDB::DBClusterParameterGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, json_get_str(configuration, 'family') AS family,
  CASE any_match(json_array_or_empty(configuration, 'parameter'), lambda p : json_get_str(p, 'name') = 'tls')
    WHEN true THEN lower(json_as_text(array_filter(json_array_or_empty(configuration, 'parameter'), lambda p :
      json_get_str(p, 'name') = 'tls')[1], 'value'))
    WHEN false THEN 'enabled' END AS tls
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_docdb_cluster_parameter_group'
