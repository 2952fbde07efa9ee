/*
id: azure_image_template_hash
title: Image is built with a script that nobody checks
severity: medium
description: Whoever changes the script where it is kept gets into every machine that is made from the image.
remediation:
  console: 'Image template: give the sha256Checksum of each script and file.'
attack: [T1195.002]
references:
  - https://learn.microsoft.com/azure/virtual-machines/linux/image-builder-json
*/
SELECT resource_uid, name, unhashed
FROM azure_image_template
WHERE unhashed
