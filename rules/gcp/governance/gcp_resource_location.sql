/*
id: gcp_resource_location
title: Resource lies outside the allowed places
severity: low
description: "Where data may lie is for law and contracts to say. The default allows Europe: set `locations` to yours."
remediation:
  console: Make the resource again in an allowed place; an organization policy on locations keeps it so.
references:
  - https://cloud.google.com/resource-manager/docs/organization-policy/defining-locations
params:
  locations:
    type: text_list
    default: [eu, europe*, eur*, global]
    meaning: allowed places, with * and ?
*/
SELECT resource_uid, project, name, resource_type, location
FROM gcp_resource
WHERE placed AND NOT any_match($locations, lambda l : wildcard_match(l, location))
