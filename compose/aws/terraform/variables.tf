variable "name" {
  description = "What the names of all of it begin with."
  type        = string
  default     = "tripline"
}

variable "runs_on" {
  description = "Who takes the role: a pod (EKS Pod Identity), an ECS task, an EC2 instance."
  type        = string
  default     = "eks"
  validation {
    condition     = contains(["eks", "ecs", "ec2"], var.runs_on)
    error_message = "One of eks, ecs, ec2."
  }
}

variable "delivery_bucket" {
  description = "The bucket to which AWS Config delivers, so that items too large for an event can be fetched."
  type        = string
  default     = null
}

variable "aggregator_arn" {
  description = "An aggregator for the first sync of several accounts; without it this account alone."
  type        = string
  default     = null
}

variable "key_arn" {
  description = "A KMS key of your own for the queues; its policy lets events.amazonaws.com use kms:GenerateDataKey and kms:Decrypt. Without it the keys that SQS manages."
  type        = string
  default     = null
}

variable "alarm_topics" {
  description = "SNS topics that are told when changes are not read, or end as dead letters."
  type        = list(string)
  default     = []
}

variable "tags" {
  description = "Tags beside `application`."
  type        = map(string)
  default     = {}
}
