/*
Whether an Elastic Beanstalk environment sets an option to a value, whatever its case.
  options    option settings, as the API and templates spell them
  namespace  such as aws:elasticbeanstalk:managedactions
  option     the option's name
  wanted     the value, in lower case
*/
CREATE FUNCTION beanstalk_option(options VARCHAR[], namespace VARCHAR, option VARCHAR, wanted VARCHAR) RETURNS BOOLEAN RETURN
  any_match(options, lambda o : o->>'Namespace' = namespace AND o->>'OptionName' = option AND lower(o->>'Value') = wanted)
