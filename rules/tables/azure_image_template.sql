/*
Image templates of Image Builder.
  unhashed  some script or file that it fetches has no SHA-256 hash
https://learn.microsoft.com/azure/templates/microsoft.virtualmachineimages/imagetemplates
*/
CREATE VIEW azure_image_template AS
SELECT resource_uid, configuration ->> 'name' AS name,
  any_match(json_array_or_empty(configuration, 'properties', 'customize'), lambda c :
    (json_text_or('', c, 'scriptUri') <> '' OR json_text_or('', c, 'sourceUri') <> '')
      AND json_text_or('', c, 'sha256Checksum') = '') AS unhashed
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.virtualmachineimages/imagetemplates'
