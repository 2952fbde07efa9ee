/*
The account's password policy. In plans an absent member has its default.
  minimum_length    characters
  uppercase         an upper-case letter is required
  lowercase         a lower-case letter is required
  numbers           a digit is required
  symbols           a symbol is required
  max_age           days until a password expires; 0: never
  reuse_prevention  last passwords that may not be used again; 0: none
  exists            the account has one
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy
*/
CREATE VIEW aws_iam_password_policy AS
-- Without an own policy AWS asks for 8 characters; an age and a number of passwords that are absent are none:
-- https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_get_bool(configuration, 'AnyExist') = false THEN 8
    ELSE json_get_int(configuration, 'MinimumPasswordLength') END AS minimum_length,
  CASE WHEN json_get_bool(configuration, 'AnyExist') = false THEN false
    ELSE json_get_bool(configuration, 'RequireUppercaseCharacters') END AS uppercase,
  CASE WHEN json_get_bool(configuration, 'AnyExist') = false THEN false
    ELSE json_get_bool(configuration, 'RequireLowercaseCharacters') END AS lowercase,
  CASE WHEN json_get_bool(configuration, 'AnyExist') = false THEN false
    ELSE json_get_bool(configuration, 'RequireNumbers') END AS numbers,
  CASE WHEN json_get_bool(configuration, 'AnyExist') = false THEN false
    ELSE json_get_bool(configuration, 'RequireSymbols') END AS symbols,
  CASE WHEN json_get_bool(configuration, 'ExpirePasswords') = false THEN 0
    ELSE json_int_or(0, configuration, 'MaxPasswordAge') END AS max_age,
  json_int_or(0, configuration, 'PasswordReusePrevention') AS reuse_prevention,
  json_bool_or(true, configuration, 'AnyExist') AS exists
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::AccountPasswordPolicy'
UNION ALL BY NAME
-- What is absent has the default of https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
SELECT resource_uid, resource_name AS name,
  json_int_or(6, configuration, 'minimum_password_length') AS minimum_length,
  json_bool_or(false, configuration, 'require_uppercase_characters') AS uppercase,
  json_bool_or(false, configuration, 'require_lowercase_characters') AS lowercase,
  json_bool_or(false, configuration, 'require_numbers') AS numbers,
  json_bool_or(false, configuration, 'require_symbols') AS symbols,
  json_int_or(0, configuration, 'max_password_age') AS max_age,
  json_int_or(0, configuration, 'password_reuse_prevention') AS reuse_prevention,
  true AS exists
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_iam_account_password_policy'
