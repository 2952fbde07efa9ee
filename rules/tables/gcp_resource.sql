/*
Every asset that can carry labels.
  name, project
  location   region, zone or multi-region, lower case; global; NULL: not known, or the asset lies nowhere
  placed     the record says where the asset lies
  labels     JSON of the labels; {} where there are none. NULL: not to be read (clusters call them resourceLabels, SQL
             instances settings.userLabels)
*/
CREATE VIEW gcp_resource AS
SELECT resource_uid, resource_type, resource_name AS name, account AS project,
  lower(place) AS location,
  place IS NOT NULL OR json_has(configuration, 'resource', 'location') AS placed,
  CASE WHEN json_keys(asset_labels) IS NOT NULL THEN asset_labels END AS labels
FROM (
  SELECT *,
    CASE
      WHEN json_has(configuration, 'resource', 'locationId') THEN json_get_str(configuration, 'resource', 'locationId')
      WHEN json_has(configuration, 'resource', 'location') THEN json_get_str(configuration, 'resource', 'location')
      WHEN region IS NOT NULL THEN region
      WHEN resource_uid LIKE '%/global/%' THEN 'global'
      ELSE (regexp_match(resource_uid, '/(?:regions|locations|zones)/([^/]+)/'))[1] END AS place,
    CASE
      WHEN json_has(configuration, 'resource', 'labels') THEN configuration -> 'resource' -> 'labels'
      WHEN json_has(configuration, 'resource', 'resourceLabels') THEN configuration -> 'resource' -> 'resourceLabels'
      WHEN json_has(configuration, 'resource', 'settings', 'userLabels')
        THEN configuration -> 'resource' -> 'settings' -> 'userLabels'
      WHEN json_has(configuration, 'resource', 'labels') = false AND json_has(configuration, 'resource', 'resourceLabels') = false
          AND json_has(configuration, 'resource', 'settings', 'userLabels') = false THEN '{}' END AS asset_labels
  FROM changes WHERE shape = 'gcp_asset' AND json_has(configuration, 'resource')
)
