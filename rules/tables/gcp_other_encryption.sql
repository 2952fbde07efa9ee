/*
The key of what keeps data and has no table of its own here: databases of Spanner, clusters of AlloyDB, Bigtable and Redis, instances of Filestore and
Data Fusion, environments of Composer, repositories of Artifact Registry, jobs of Dataflow; in plans data sets of Vertex AI too.
  name, project
  kms_key   key of the customer; the empty text: Google's own, or some part has none
Documents: https://cloud.google.com/kms/docs/compatible-services, https://cloud.google.com/spanner/docs/reference/rest/v1/EncryptionConfig,
  https://cloud.google.com/artifact-registry/docs/reference/rest/v1/projects.locations.repositories
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/spanner_database
*/
CREATE VIEW gcp_other_encryption AS
SELECT resource_uid, resource_name AS name, account AS project,
  CASE resource_type
    WHEN 'spanner.googleapis.com/Database' THEN json_text_or('', resource, 'encryptionConfig', 'kmsKeyName')
    WHEN 'artifactregistry.googleapis.com/Repository' THEN json_text_or('', resource, 'kmsKeyName')
    WHEN 'alloydb.googleapis.com/Cluster' THEN json_text_or('', resource, 'encryptionConfig', 'kmsKeyName')
    WHEN 'file.googleapis.com/Instance' THEN json_text_or('', resource, 'kmsKeyName')
    WHEN 'bigtableadmin.googleapis.com/Cluster' THEN json_text_or('', resource, 'encryptionConfig', 'kmsKeyName')
    WHEN 'composer.googleapis.com/Environment' THEN json_text_or('', resource, 'config', 'encryptionConfig', 'kmsKeyName')
    WHEN 'datafusion.googleapis.com/Instance' THEN json_text_or('', resource, 'cryptoKeyConfig', 'keyReference')
    WHEN 'dataflow.googleapis.com/Job' THEN json_text_or('', resource, 'environment', 'serviceKmsKeyName')
    END AS kms_key
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type IN (
    'spanner.googleapis.com/Database', 'artifactregistry.googleapis.com/Repository', 'alloydb.googleapis.com/Cluster',
    'file.googleapis.com/Instance', 'bigtableadmin.googleapis.com/Cluster', 'composer.googleapis.com/Environment',
    'datafusion.googleapis.com/Instance', 'dataflow.googleapis.com/Job')
)
UNION ALL BY NAME
SELECT resource_uid, name, project, kms_key FROM gcp_redis_instance
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, configuration ->> 'project' AS project,
  CASE
    WHEN resource_type IN ('google_spanner_database', 'google_alloydb_cluster')
      THEN json_text_or('', configuration, 'encryption_config', 0, 'kms_key_name')
    WHEN resource_type = 'google_vertex_ai_dataset' THEN json_text_or('', configuration, 'encryption_spec', 0, 'kms_key_name')
    WHEN resource_type = 'google_composer_environment'
      THEN json_text_or('', configuration, 'config', 0, 'encryption_config', 0, 'kms_key_name')
    WHEN resource_type = 'google_data_fusion_instance' THEN json_text_or('', configuration, 'crypto_key_config', 0, 'key_reference')
    WHEN resource_type = 'google_bigtable_instance' THEN CASE any_match(json_array_or_empty(configuration, 'cluster'), lambda c :
        json_text_or('', c, 'kms_key_name') = '') WHEN true THEN '' WHEN false THEN configuration -> 'cluster' -> 0 ->> 'kms_key_name' END
    ELSE json_text_or('', configuration, 'kms_key_name') END AS kms_key
FROM changes
WHERE shape = 'terraform' AND resource_type IN (
    'google_spanner_database', 'google_alloydb_cluster', 'google_vertex_ai_dataset', 'google_composer_environment',
    'google_data_fusion_instance', 'google_bigtable_instance', 'google_artifact_registry_repository', 'google_filestore_instance',
    'google_dataflow_job')
