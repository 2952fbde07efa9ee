/*
Services of VPC Lattice. Subscriptions are an API answer of their own: lay items of list-access-log-subscriptions
beside the rest as AccessLogSubscriptions.
  log_subscriptions  number of places that get its access log; NULL: not collected
  auth               NONE, AWS_IAM
*/
CREATE VIEW aws_vpc_lattice_service AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_get_array(configuration, 'AccessLogSubscriptions') IS NULL
    THEN json_length(configuration, 'AccessLogSubscriptions', 'items')
    ELSE json_length(configuration, 'AccessLogSubscriptions') END AS log_subscriptions,
  json_get_str(configuration, 'authType') AS auth
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::VpcLattice::Service'
