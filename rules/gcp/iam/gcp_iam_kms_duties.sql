/*
id: gcp_iam_kms_duties
title: One person both manages keys and uses them
severity: medium
description: Whoever manages a key should not read what it guards.
remediation:
  console: "IAM: give the two roles to different people."
attack: [T1078, T1098, T1556, T1578]
frameworks:
  cis_gcp_5.0: ["1.9", "1.12"]
  iso27001_2022: [A.5.3, A.5.15, A.8.2]
  pci_dss_4.0: [
    "3.5.1", "3.6.1", "3.7.1", "3.7.2", "3.7.4", "3.7.6", "3.7.7", "4.2.1", "7.2.1", "7.2.2", "7.2.3", "7.2.5", "7.3.1",
    "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.4"]
  hipaa: [164_308_a_3_i]
  soc2: [cc_1_3, cc_6_3]
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
