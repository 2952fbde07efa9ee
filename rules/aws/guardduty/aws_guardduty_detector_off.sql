/*
id: aws_guardduty_detector_off
title: GuardDuty is switched off
severity: medium
description: 'The detector is there and looks at nothing: stolen credentials, miners and calls home stay unseen.'
remediation:
  console: 'GuardDuty > Settings: Re-enable GuardDuty.'
  cli: aws guardduty update-detector --detector-id <id> --enable
  terraform: Set enable = true on aws_guardduty_detector.
attack: [T1562.001]
frameworks:
  nist_800_53_r5: ["ac_2_12_a", "ac_3_12_b", "au_3_1", "au_6_1", "au_6_5", "au_12_3", "au_14_a", "au_14_b", "ca_2_d", "ca_7",
    "ca_7_b", "cm_8_3_a", "pe_6_2", "pe_6_4", "pm_14_a_1", "pm_14_b", "pm_16", "pm_31", "ra_1_a", "ra_1_a_1", "ra_1_a_2",
    "ra_3_4", "ra_3_a_1", "ra_5_a", "ra_5_4", "ra_10_a", "ra_10_a_1", "ra_10_a_2", "sc_5_1", "sc_5_3_a", "sc_5_3_b", "sc_5_a",
    "sc_5_b", "sc_43_b", "si_3_8_a", "si_4_a", "si_4_a_1", "si_4_a_2", "si_4_b", "si_4_c", "si_4_1", "si_4_2", "si_4_3",
    "si_4_4_a", "si_4_4_b", "si_4_10", "si_4_13_a", "si_4_14", "si_4_23", "si_4_25", "si_5_1", "si_5_b"]
  nist_csf_2.0: ["ip_7", "ip_12", "cm_1", "cm_7"]
  iso27001_2022: ["A.5.19", "A.5.21", "A.5.25", "A.5.28", "A.5.29", "A.8.7", "A.8.9"]
  pci_dss_4.0: ["11.5.1"]
  hipaa: ["164_308_a_1_ii_a", "164_308_a_1_ii_d", "164_308_a_3_ii_a", "164_308_a_5_ii_c", "164_308_a_6_i", "164_308_a_6_ii",
    "164_308_a_8", "164_312_b", "164_312_e_2_i"]
  soc2: ["cc_3_1", "cc_3_2", "cc_4_2", "cc_6_8", "cc_7_1", "cc_7_2", "cc_7_3", "cc_7_4"]
mapped_from: [prowler guardduty_is_enabled]
references:
  - https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html
*/
SELECT resource_uid, name, enabled
FROM aws_guardduty_detector
WHERE NOT enabled
