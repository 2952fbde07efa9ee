/*
A block device mapping as aws_ec2_instance and aws_ec2_launch_template list it.
  mapping  element of BlockDeviceMappings; without Ebs it is no volume
*/
CREATE FUNCTION block_device(mapping VARCHAR) RETURN
  named_struct('device', json_get_str(mapping, 'DeviceName'),
    'encrypted', CASE WHEN json_has(mapping, 'Ebs') THEN json_bool_or(false, mapping, 'Ebs', 'Encrypted') END)
