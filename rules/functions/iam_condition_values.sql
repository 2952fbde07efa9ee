/*
The values that a policy's condition wants of a key to be equal to, or like; the empty list where it asks for none; NULL: some are not known.
  condition  as iam_policy_statements gives it; NULL: none
  key        in lower case
*/
CREATE FUNCTION iam_condition_values(condition VARCHAR, key VARCHAR) RETURN
  CASE WHEN condition IS NULL THEN no_texts('{}')
    WHEN all_match(
      ['stringequals', 'stringlike', 'stringequalsignorecase', 'arnequals', 'arnlike', 'foranyvalue:stringequals', 'foranyvalue:stringlike'],
      lambda operator : json_texts_or_empty(condition, operator, key) IS NOT NULL) THEN flatten(array_transform(
      ['stringequals', 'stringlike', 'stringequalsignorecase', 'arnequals', 'arnlike', 'foranyvalue:stringequals', 'foranyvalue:stringlike'],
      lambda operator : json_texts_or_empty(condition, operator, key))) END
