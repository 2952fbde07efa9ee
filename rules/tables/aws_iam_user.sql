/*
Users. What the credential report says stands in CredentialReport (its columns, or Panther's names); devices in MFADevices,
keys in AccessKeyMetadata, the password in LoginProfile, as the calls answer.
  is_root           the root user of the account
  groups            list of names
  mfa_active        an MFA device is assigned; NULL: not in the record
  mfa_virtual       the device is a program on a phone or the like; NULL: not in the record
  password_enabled  there is a password for the console; NULL: not in the record
  password_used     RFC 3339; NULL: not in the record
  password_changed  RFC 3339; NULL: not in the record
  access_keys       list of {active, created, used}: RFC 3339; used: N/A or the year 1: never; NULL: not in the record
  login_password    password in a template; empty: none
  login_profile     a template gives the user a password
  password_reset    it has to be changed at first login
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-user.html
*/
CREATE VIEW aws_iam_user AS
SELECT resource_uid,
  json_get_str(configuration, 'userName') AS name,
  false AS is_root,
  json_texts(configuration, 'groupList') AS groups
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::IAM::User'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'UserName') AS name,
  json_text_or('', configuration, 'UserName') IN ('root', '<root_account>') AS is_root,
  CASE WHEN json_has(configuration, 'GroupList') THEN json_texts(configuration, 'GroupList')
    WHEN json_has(configuration, 'Groups') THEN json_texts_at(json_get_array(configuration, 'Groups'), 'GroupName')
    WHEN json_has_member(configuration, 'Groups') THEN no_texts(configuration) END AS groups,
  CASE
    WHEN json_has(configuration, 'MFADevices') THEN array_length(json_get_array(configuration, 'MFADevices')) > 0
    WHEN json_has(configuration, 'CredentialReport', 'MfaActive')
      THEN json_get_bool(configuration, 'CredentialReport', 'MfaActive')
    WHEN json_is_null(configuration, 'MFADevices') THEN false
    ELSE json_get_bool(configuration, 'CredentialReport', 'mfa_active') END AS mfa_active,
  CASE WHEN json_has(configuration, 'VirtualMFA') THEN true
    WHEN json_has_member(configuration, 'VirtualMFA') THEN false
    WHEN json_has(configuration, 'MFADevices')
      THEN any_match(json_get_array(configuration, 'MFADevices'), lambda d :
        json_get_str(d, 'SerialNumber') LIKE '%:mfa/%') END AS mfa_virtual,
  CASE
    WHEN json_has(configuration, 'LoginProfile') THEN true
    WHEN json_has(configuration, 'CredentialReport', 'PasswordEnabled')
      THEN json_get_bool(configuration, 'CredentialReport', 'PasswordEnabled')
    WHEN json_is_null(configuration, 'LoginProfile') THEN false
    ELSE json_get_bool(configuration, 'CredentialReport', 'password_enabled') END AS password_enabled,
  CASE WHEN json_has(configuration, 'CredentialReport', 'PasswordLastUsed')
      THEN json_get_str(configuration, 'CredentialReport', 'PasswordLastUsed')
    WHEN json_has(configuration, 'CredentialReport', 'password_last_used')
      THEN json_get_str(configuration, 'CredentialReport', 'password_last_used')
    ELSE json_get_str(configuration, 'PasswordLastUsed') END AS password_used,
  CASE WHEN json_has(configuration, 'CredentialReport', 'PasswordLastChanged')
      THEN json_get_str(configuration, 'CredentialReport', 'PasswordLastChanged')
    ELSE json_get_str(configuration, 'CredentialReport', 'password_last_changed') END AS password_changed,
  CASE WHEN json_has(configuration, 'CredentialReport')
      THEN make_array(
        named_struct(
          'active', CASE WHEN json_has(configuration, 'CredentialReport', 'AccessKey1Active')
              THEN json_get_bool(configuration, 'CredentialReport', 'AccessKey1Active')
            ELSE json_get_bool(configuration, 'CredentialReport', 'access_key_1_active') END,
          'created', CASE WHEN json_has(configuration, 'CredentialReport', 'AccessKey1LastRotated')
              THEN json_get_str(configuration, 'CredentialReport', 'AccessKey1LastRotated')
            ELSE json_get_str(configuration, 'CredentialReport', 'access_key_1_last_rotated') END,
          'used', CASE WHEN json_has(configuration, 'CredentialReport', 'AccessKey1LastUsedDate')
              THEN json_get_str(configuration, 'CredentialReport', 'AccessKey1LastUsedDate')
            ELSE json_get_str(configuration, 'CredentialReport', 'access_key_1_last_used_date') END),
        named_struct(
          'active', CASE WHEN json_has(configuration, 'CredentialReport', 'AccessKey2Active')
              THEN json_get_bool(configuration, 'CredentialReport', 'AccessKey2Active')
            ELSE json_get_bool(configuration, 'CredentialReport', 'access_key_2_active') END,
          'created', CASE WHEN json_has(configuration, 'CredentialReport', 'AccessKey2LastRotated')
              THEN json_get_str(configuration, 'CredentialReport', 'AccessKey2LastRotated')
            ELSE json_get_str(configuration, 'CredentialReport', 'access_key_2_last_rotated') END,
          'used', CASE WHEN json_has(configuration, 'CredentialReport', 'AccessKey2LastUsedDate')
              THEN json_get_str(configuration, 'CredentialReport', 'AccessKey2LastUsedDate')
            ELSE json_get_str(configuration, 'CredentialReport', 'access_key_2_last_used_date') END))
    WHEN json_has(configuration, 'AccessKeyMetadata')
      THEN array_transform(json_get_array(configuration, 'AccessKeyMetadata'), lambda k : iam_access_key(k)) END AS access_keys
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::User'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'UserName') AS name,
  false AS is_root,
  json_texts_or_empty(configuration, 'Groups') AS groups,
  json_has(configuration, 'LoginProfile') AS password_enabled,
  CASE WHEN json_has(configuration, 'LoginProfile') THEN json_text_or('', configuration, 'LoginProfile', 'Password')
    WHEN json_has(configuration, 'LoginProfile') = false THEN '' END AS login_password,
  json_has(configuration, 'LoginProfile') AS login_profile,
  json_bool_or(false, configuration, 'LoginProfile', 'PasswordResetRequired') AS password_reset
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::IAM::User'
