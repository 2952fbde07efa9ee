/*
Where Flux fetches what it applies: Git repositories, buckets, Helm and OCI repositories; and the images whose tags it follows.
Document: https://fluxcd.io/flux/components/source/
  name, namespace, cluster
  address    url, of a bucket its endpoint; an image's name goes by https, as oci:// does
  insecure   it is fetched without TLS: http, or insecure: true
  verified   signatures are checked (spec.verify)
*/
CREATE VIEW k8s_flux_source AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE resource_type WHEN 'Bucket' THEN configuration -> 'spec' ->> 'endpoint'
    ELSE configuration -> 'spec' ->> 'url' END AS address,
  CASE resource_type WHEN 'Bucket' THEN json_bool_or(false, configuration, 'spec', 'insecure')
    ELSE configuration -> 'spec' ->> 'url' LIKE 'http://%'
      OR json_bool_or(false, configuration, 'spec', 'insecure') END AS insecure,
  json_has(configuration, 'spec', 'verify') AS verified
FROM changes
WHERE shape = 'kubernetes' AND resource_type IN ('GitRepository', 'Bucket', 'HelmRepository', 'OCIRepository')
  AND (configuration ->> 'apiVersion' LIKE 'source.toolkit.fluxcd.io/%') IS NOT FALSE
UNION ALL BY NAME
-- https://fluxcd.io/flux/components/image/imagerepositories/
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN configuration -> 'spec' ->> 'image' LIKE '%://%' THEN configuration -> 'spec' ->> 'image'
    ELSE 'oci://' || (configuration -> 'spec' ->> 'image') END AS address,
  json_bool_or(false, configuration, 'spec', 'insecure') AS insecure
FROM changes
WHERE shape = 'kubernetes' AND resource_type = 'ImageRepository'
  AND (configuration ->> 'apiVersion' LIKE 'image.toolkit.fluxcd.io/%') IS NOT FALSE
