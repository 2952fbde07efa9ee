/*
id: aws_quicksight_public_sharing
title: QuickSight dashboards can be shared with everybody
severity: medium
description: Whoever may share a dashboard can make it readable for everybody on the internet, with the data behind it and without a login.
remediation:
  console: "QuickSight > Manage QuickSight > Security & permissions: Public access to dashboards off."
  cli: aws quicksight update-public-sharing-settings --aws-account-id <account> --no-public-sharing-enabled
attack: [T1530]
references:
  - https://docs.aws.amazon.com/quicksight/latest/APIReference/API_UpdatePublicSharingSettings.html
*/
SELECT resource_uid, name, public_sharing
FROM aws_quicksight_account
WHERE public_sharing
