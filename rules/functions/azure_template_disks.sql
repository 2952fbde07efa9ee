/*
The managed disks that a machine's template makes.
Those that are attached are resources of their own, those in a storage account no managed disks.
  storage  its storageProfile
*/
CREATE FUNCTION azure_template_disks(storage VARCHAR) RETURN
  array_filter(
    array_concat(
      CASE WHEN json_has(storage, 'osDisk') THEN make_array(storage -> 'osDisk') ELSE json_array_or_empty(storage, 'osDisk') END,
      json_array_or_empty(storage, 'dataDisks')),
    lambda d : (NOT json_has(d, 'vhd') AND lower(json_text_or('', d, 'createOption')) <> 'attach') IS NOT FALSE)
