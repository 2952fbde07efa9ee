/*
A block device mapping as aws_ec2_instance and aws_ec2_launch_template list it.
  mapping  element of BlockDeviceMappings with Ebs; without, it is no volume. Where Encrypted is not said, the snapshot and the account's
           encryption by default decide: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html
*/
CREATE FUNCTION block_device(mapping VARCHAR) RETURN
  named_struct('device', json_get_str(mapping, 'DeviceName'),
    'encrypted', json_get_bool(mapping, 'Ebs', 'Encrypted'))
