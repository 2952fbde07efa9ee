/*
Parameter groups of RDS, of instances and of clusters.
  family       engine and version: postgres15, mysql8.0
  require_tls  clients must use TLS: rds.force_ssl of PostgreSQL and SQL Server, require_secure_transport of MySQL and MariaDB; NULL where
               the group leaves it to a default that no document states for the version
Off for MySQL up to 8.4 (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html) and for RDS for
PostgreSQL up to 14, on since 15 (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html).
*/
CREATE VIEW aws_rds_parameter_group AS
SELECT resource_uid, name, family,
  CASE WHEN given IS NOT NULL THEN lower(given) IN ('1', 'on', 'true')
    WHEN listed = false AND regexp_like(family, '^(mysql(5\.|8\.[0-4]$)|postgres(9\.|1[0-4]$))') THEN false
    WHEN listed = false AND regexp_like(family, '^postgres(1[5-9]|[2-9][0-9])$') THEN true END AS require_tls
FROM (
  SELECT resource_uid, resource_name AS name, json_get_str(configuration, 'Family') AS family,
    CASE WHEN json_has(configuration, 'Parameters', 'rds.force_ssl') THEN json_as_text(configuration, 'Parameters', 'rds.force_ssl')
      ELSE json_as_text(configuration, 'Parameters', 'require_secure_transport') END AS given,
    json_has(configuration, 'Parameters', 'rds.force_ssl')
      OR json_has(configuration, 'Parameters', 'require_secure_transport') AS listed
  FROM changes
  WHERE shape = 'cloudformation' AND resource_type IN ('AWS::RDS::DBParameterGroup', 'AWS::RDS::DBClusterParameterGroup')
  UNION ALL BY NAME
  SELECT resource_uid, resource_name AS name, json_get_str(configuration, 'family') AS family,
    json_as_text(array_filter(json_array_or_empty(configuration, 'parameter'), lambda p :
      json_get_str(p, 'name') IN ('rds.force_ssl', 'require_secure_transport'))[1], 'value') AS given,
    any_match(json_array_or_empty(configuration, 'parameter'), lambda p :
      json_get_str(p, 'name') IN ('rds.force_ssl', 'require_secure_transport')) AS listed
  FROM changes
  WHERE shape = 'terraform' AND resource_type IN ('aws_db_parameter_group', 'aws_rds_cluster_parameter_group')
)
WHERE regexp_like(family, '^(postgres|aurora-postgresql|mysql|aurora-mysql|mariadb|sqlserver)') IS NOT FALSE
