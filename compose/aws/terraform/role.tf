# The role: reads, changes nothing.

locals {
  services = {
    eks = "pods.eks.amazonaws.com"
    ecs = "ecs-tasks.amazonaws.com"
    ec2 = "ec2.amazonaws.com"
  }
  reads = concat(
    [
      {
        Sid      = "Queue"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.changes.arn
      },
      # These calls know no resource: AWS' service authorization reference, AWS Config.
      {
        Sid      = "FirstSync"
        Effect   = "Allow"
        Action   = ["config:SelectResourceConfig", "config:BatchGetResourceConfig"]
        Resource = "*"
      },
    ],
    var.aggregator_arn == null ? [] : [{
      Sid      = "FirstSyncOfAll"
      Effect   = "Allow"
      Action   = ["config:SelectAggregateResourceConfig", "config:BatchGetAggregateResourceConfig"]
      Resource = var.aggregator_arn
    }],
    var.delivery_bucket == null ? [] : [{
      Sid      = "WhatAnEventCannotHold"
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "arn:${local.partition}:s3:::${var.delivery_bucket}/*AWSLogs/${local.account}/Config/*"
    }],
    var.key_arn == null ? [] : [{
      Sid      = "OwnKey"
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = var.key_arn
    }],
  )
}

resource "aws_iam_role" "reader" {
  name        = "${var.name}-reader"
  description = "Tripline reads what AWS Config records; it changes nothing"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [merge(
      {
        Effect    = "Allow"
        Principal = { Service = local.services[var.runs_on] }
        # sts:TagSession is what EKS Pod Identity asks for beside it.
        Action = var.runs_on == "ec2" ? ["sts:AssumeRole"] : ["sts:AssumeRole", "sts:TagSession"]
      },
      # EC2 takes the role for its own instances and names no account.
      var.runs_on == "ec2" ? {} : { Condition = { StringEquals = { "aws:SourceAccount" = local.account } } },
    )]
  })
  tags = local.tags
}

resource "aws_iam_policy" "reads" {
  name        = "${var.name}-reads"
  description = "The queue of changes, and what AWS Config knows of this account"
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.reads })
  tags        = local.tags
}

resource "aws_iam_role_policy_attachment" "reads" {
  role       = aws_iam_role.reader.name
  policy_arn = aws_iam_policy.reads.arn
}

resource "aws_iam_instance_profile" "reader" {
  count = var.runs_on == "ec2" ? 1 : 0
  name  = "${var.name}-reader"
  role  = aws_iam_role.reader.name
  tags  = local.tags
}
