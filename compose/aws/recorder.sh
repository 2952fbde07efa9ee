#!/usr/bin/env bash
# Asks whether AWS Config records at all what Tripline is to judge: nothing arrives where the recorder is off, records only some
# types, or only once a day. Reads, changes nothing; needs the AWS CLI and config:DescribeConfigurationRecorders,
# config:DescribeConfigurationRecorderStatus, config:DescribeDeliveryChannels.
#
#   compose/aws/recorder.sh [REGION…]
set -euo pipefail

[ $# -gt 0 ] || set -- "$(aws configure get region || true)"
bad=0
say() { echo "$region: $*"; }
wrong() { say "$@"; bad=1; }
for region in "$@"; do
  ask() { aws --region "$region" --output text configservice "$@"; }
  recorder=$(ask describe-configuration-recorders --query 'ConfigurationRecorders[0].name')
  if [ -z "$recorder" ] || [ "$recorder" = None ]; then
    wrong "no recorder: AWS Config > Get started, or an AWS::Config::ConfigurationRecorder"
    continue
  fi
  group="ConfigurationRecorders[0].recordingGroup"
  recording=$(ask describe-configuration-recorder-status --query 'ConfigurationRecordersStatus[0].recording')
  last=$(ask describe-configuration-recorder-status --query 'ConfigurationRecordersStatus[0].lastStatus')
  all=$(ask describe-configuration-recorders --query "$group.allSupported")
  global=$(ask describe-configuration-recorders --query "$group.includeGlobalResourceTypes")
  often=$(ask describe-configuration-recorders --query 'ConfigurationRecorders[0].recordingMode.recordingFrequency')
  channel=$(ask describe-delivery-channels --query 'DeliveryChannels[0].name')
  [ "$recording" = True ] || wrong "$recorder is off: aws --region $region configservice start-configuration-recorder --configuration-recorder-name $recorder"
  case $last in FAILURE | Failure) wrong "$recorder fails to record: describe-configuration-recorder-status says why" ;; esac
  [ "$channel" != None ] || wrong "$recorder has no delivery channel: without one nothing is recorded"
  [ "$often" != DAILY ] || wrong "$recorder records once a day, so findings come a day late: recordingFrequency CONTINUOUS"
  [ "$all" = True ] || say "$recorder records some types only; rules of the others have nothing to judge"
  [ "$global" = True ] || say "$recorder leaves out IAM: one region should record global types"
  [ "$recording" != True ] || say "$recorder records"
done
exit "$bad"
