/*
id: gcp_iam_kms_duties
title: One person both manages keys and uses them
severity: medium
description: Whoever manages a key should not read what it guards.
remediation:
  console: "IAM: give the two roles to different people."
attack: [T1078, T1098, T1556, T1578]
mapped_from: [prowler iam_role_kms_enforce_separation_of_duties]
references:
  - https://cloud.google.com/iam/docs/using-iam-securely
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE any_match(bindings, lambda a : a['role'] = 'roles/cloudkms.admin' AND any_match(a['members'], lambda m :
    any_match(bindings, lambda b :
      b['role'] IN ('roles/cloudkms.cryptoKeyEncrypterDecrypter', 'roles/cloudkms.cryptoKeyEncrypter',
        'roles/cloudkms.cryptoKeyDecrypter') AND array_has(b['members'], m))))
