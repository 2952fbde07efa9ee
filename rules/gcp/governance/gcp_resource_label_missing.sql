/*
id: gcp_resource_label_missing
title: Resource lacks a label that is asked for
severity: informational
description: Without labels nobody can say whose a resource is, or what it costs.
remediation:
  console: Add the label.
references:
  - https://cloud.google.com/resource-manager/docs/creating-managing-labels
params:
  labels:
    type: text_list
    default: [team]
    meaning: labels, each `name` or `name=pattern`
*/
SELECT resource_uid, project, name, resource_type, labels
FROM gcp_resource
WHERE any_match($labels, lambda l : NOT (json_has(labels, split_part(l, '=', 1))
    AND regexp_like(json_text_or('', labels, split_part(l, '=', 1)), regexp_replace(l, '^[^=]*=?', ''))))
