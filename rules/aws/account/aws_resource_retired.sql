/*
id: aws_resource_retired
title: Resource is of a product that AWS has ended
severity: medium
description: Nobody at AWS mends it, templates and plans that make it fail, and what it held goes away with it.
remediation:
  console: "Move the data, then delete the resource: see the page on the end of the product."
  cli: aws health describe-events --filter eventTypeCategories=accountNotification
references:
  - https://docs.aws.amazon.com/kinesisanalytics/latest/dev/discontinuation.html
*/
SELECT resource_uid, name, product
FROM aws_retired_product
WHERE product <> ''
