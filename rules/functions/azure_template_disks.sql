/*
The managed disks that a machine's template makes.
Those that are attached are resources of their own, those in a storage account no managed disks. One that is not known is an element
that is not known.
  storage  its storageProfile
*/
CREATE FUNCTION azure_template_disks(storage VARCHAR) RETURN
  array_filter(
    texts_of_both(
      CASE json_has(storage, 'osDisk') WHEN true THEN make_array(storage -> 'osDisk')
        WHEN false THEN json_array_or_empty(storage, 'osDisk') END,
      json_array_or_empty(storage, 'dataDisks')),
    lambda d : (NOT json_has(d, 'vhd') AND lower(json_text_or('', d, 'createOption')) <> 'attach') IS NOT FALSE)
