/** Where the local run pretends that the stack is deployed. */
export interface DeploymentPlace {
  /** For example `eu-west-1`. */
  readonly region: string;
  /** Twelve digits. */
  readonly accountId: string;
  readonly stackName: string;
}

/** The ARN of a local function. */
export function functionArn(
  functionName: string,
  { region, accountId }: Pick<DeploymentPlace, 'region' | 'accountId'>,
): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${functionName}`;
}

/** The values of CloudFormation's pseudo parameters, except `AWS::NoValue` (user guide, "Pseudo parameters"). */
export function pseudoParameters({ region, accountId, stackName }: DeploymentPlace): Map<string, unknown> {
  return new Map<string, unknown>([
    ['AWS::AccountId', accountId],
    ['AWS::NotificationARNs', []],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', region],
    ['AWS::StackId', `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ]);
}
