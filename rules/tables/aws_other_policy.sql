/*
Resource policies of services that have no table of their own: log destinations, package domains, service networks, models, access
points of buckets, bots, pipelines, vaults, Kafka and DSQL clusters, keys of Payment Cryptography. In live records a policy field that is
there but null means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_other_policy AS
SELECT resource_uid, resource_name AS name, account,
  CASE
    WHEN json_has(configuration, 'policyDocument') THEN json_document(configuration, 'policyDocument')
    WHEN json_has(configuration, 'policy', 'document') THEN json_document(configuration, 'policy', 'document')
    WHEN json_length(configuration, 'Policy') = 0
        OR json_length(configuration, 'policy') = 0
        OR json_length(configuration, 'accessPolicy') = 0
        OR json_length(configuration, 'AccessPolicy') = 0
        OR json_length(configuration, 'ResourcePolicy') = 0
      THEN no_policy()
    WHEN json_has(configuration, 'Policy') THEN json_document(configuration, 'Policy')
    WHEN json_has(configuration, 'policy') THEN json_document(configuration, 'policy')
    WHEN json_has(configuration, 'accessPolicy') THEN json_document(configuration, 'accessPolicy')
    WHEN json_has(configuration, 'AccessPolicy') THEN json_document(configuration, 'AccessPolicy')
    WHEN json_has(configuration, 'ResourcePolicy') THEN json_document(configuration, 'ResourcePolicy')
    WHEN json_is_null(configuration, 'Policy')
        OR json_is_null(configuration, 'policy')
        OR json_is_null(configuration, 'accessPolicy')
        OR json_is_null(configuration, 'AccessPolicy')
        OR json_is_null(configuration, 'ResourcePolicy')
        OR json_is_null(configuration, 'AuthPolicy')
      THEN no_policy() END AS policy
FROM changes
WHERE shape = 'aws_api'
  AND resource_type IN ('AWS::Logs::Destination', 'AWS::Logs::DeliveryDestination', 'AWS::CodeArtifact::Domain',
    'AWS::CodeArtifact::Repository', 'AWS::VpcLattice::ServiceNetwork', 'AWS::VpcLattice::Service',
    'AWS::Comprehend::EntityRecognizer', 'AWS::Comprehend::DocumentClassifier', 'AWS::Lex::Bot', 'AWS::OSIS::Pipeline',
    'AWS::MediaStore::Container', 'AWS::S3Glacier::Vault', 'AWS::Glacier::Vault', 'AWS::SSMIncidents::ResponsePlan',
    'AWS::ACMPCA::CertificateAuthority', 'AWS::S3::MultiRegionAccessPoint', 'AWS::PaymentCryptography::Key',
    'AWS::MSK::Cluster', 'AWS::DSQL::Cluster', 'AWS::Logs::ResourcePolicy')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'PolicyDocument') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Logs::ResourcePolicy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'Policy') AS policy
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::MSK::ClusterPolicy', 'AWS::VpcLattice::AuthPolicy', 'AWS::VpcLattice::ResourcePolicy', 'AWS::MediaStore::Container',
    'AWS::S3::MultiRegionAccessPointPolicy')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'PermissionsPolicyDocument') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::CodeArtifact::Domain', 'AWS::CodeArtifact::Repository')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'PolicyDocument') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::DSQL::Cluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'DestinationPolicy') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Logs::Destination'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'policy_document') AS policy
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('aws_cloudwatch_log_resource_policy', 'aws_codeartifact_domain_permissions_policy', 'aws_codeartifact_repository_permissions_policy')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'access_policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudwatch_log_destination_policy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'policy') AS policy
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('aws_vpclattice_auth_policy', 'aws_vpclattice_resource_policy', 'aws_media_store_container_policy', 'aws_glacier_vault_lock', 'aws_acmpca_policy',
    'aws_msk_cluster_policy')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'Policy') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::S3::AccessPoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'ResourcePolicy') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::S3Tables::TableBucketPolicy', 'AWS::S3Tables::TablePolicy')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'PolicyDocument') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::S3Express::BucketPolicy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3control_access_point_policy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'resource_policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_s3tables_table_bucket_policy', 'aws_s3tables_table_policy')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'details', 0, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3control_multi_region_access_point_policy'
