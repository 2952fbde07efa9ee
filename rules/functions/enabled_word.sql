/*
Enabled or Disabled, as Azure's own records spell a switch that Terraform has as a boolean.
  flag  NULL: not known
*/
CREATE FUNCTION enabled_word(flag BOOLEAN) RETURNS VARCHAR RETURN
  CASE flag WHEN true THEN 'Enabled' WHEN false THEN 'Disabled' END
