/*
Instances of Neptune clusters, of plans. Live ones are RDS instances to the API.
  public  has a public address
Defaults of absent attributes: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster_instance
*/
CREATE VIEW aws_neptune_instance AS
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'publicly_accessible') AS public
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_neptune_cluster_instance'
