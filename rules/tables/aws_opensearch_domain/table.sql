/*
Domains of OpenSearch Service, those of the type Elasticsearch too.
  engine_version           OpenSearch_2.17, Elasticsearch_7.10 or 7.10
  at_rest_encryption       data on disk is encrypted
  kms_key                  key for the data at rest; empty: the AWS managed one
  own_key                  that is a key of one's own, not the service's; NULL: the ARN does not tell
  node_to_node_encryption  nodes speak TLS with each other
  https_only               plain HTTP is refused
  tls_policy               Policy-Min-TLS-1-0-2019-07, Policy-Min-TLS-1-2-2019-07, …
  in_vpc                   has its endpoint inside a VPC; live records leave the VPC out where there is none
  fine_grained_access      users and roles are checked inside the domain
  audit_log                audit log goes to a log group
  application_log          error log goes to a log group
  access_policy            JSON of the resource policy
  data_nodes               number of data nodes
  zone_awareness           data nodes are spread over zones
  primary_nodes            number of dedicated primary nodes, 0: none
  updates                  service software is updated by itself; NULL: not said
  update_available         a newer service software waits; NULL in templates
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-opensearchservice-domain.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
*/
