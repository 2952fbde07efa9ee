/*
The version of a stack that an app runs.
On Linux and in containers linuxFxVersion or windowsFxVersion chooses it, else the stack's own setting.
  chosen  linuxFxVersion, or windowsFxVersion; the empty text: none
  stacks  names of the stack in lower case, joined by |
  own     the stack's own setting; the empty text: none
*/
CREATE FUNCTION app_service_version(chosen VARCHAR, stacks VARCHAR, own VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN chosen = '' THEN own WHEN chosen <> '' THEN app_service_stack(chosen, stacks) END
