import { type DeploymentPlace, functionArn, pseudoParameters } from './deployment-place.ts';
import { resolveIntrinsics } from './resolve-intrinsics.ts';
import type { TemplateDocument, TemplateResource } from './template-document.ts';
import { noValue, type TemplateNames } from './template-names.ts';

/** Resources that the SAM transform adds when the template uses an API without declaring it. */
const implicitResource = /^Serverless(HttpApi|RestApi)/;

/** What the SAM transform appends to a declared resource's name for those it adds. */
const generatedSuffix = /^(Role|Url|Alias|Version|Stage|Deployment|[A-Za-z0-9]+Stage|[A-Za-z0-9]+Permission)/;

/** The names of a template. Parameters have their default values. */
export function namesOfDocument(document: TemplateDocument, place: DeploymentPlace): TemplateNames {
  const resources = new Map(Object.entries(document.Resources));
  const parameters = new Map(Object.entries(document.Parameters ?? {}));
  const pseudo = pseudoParameters(place).set('AWS::NoValue', noValue);

  const isResource = (name: string): boolean =>
    resources.has(name) ||
    implicitResource.test(name) ||
    [...resources.keys()].some(
      (declared) => name.startsWith(declared) && generatedSuffix.test(name.slice(declared.length)),
    );

  const names: TemplateNames = {
    reference: (name) => {
      if (pseudo.has(name)) return pseudo.get(name);
      if (parameters.has(name)) return parameters.get(name)?.Default;
      return isResource(name) ? physicalName(name, resources.get(name), names) : undefined;
    },
    attribute: (name, attribute) => {
      if (!isResource(name)) return undefined;
      const resource = resources.get(name);
      return resource !== undefined && isFunction(resource) && attribute === 'Arn'
        ? functionArn(physicalName(name, resource, names), place)
        : // No other resource exists here, so its attributes have no value: name what is missing.
          `${name}.${attribute}`;
    },
    isParameter: (name) => parameters.has(name),
  };
  return names;
}

/** Whether a resource is a Lambda function of the kind the local run starts. */
export function isFunction(resource: TemplateResource): boolean {
  return resource.Type === 'AWS::Serverless::Function';
}

/** The name that `Ref` gives: the one the template chose, or else the logical id. */
function physicalName(
  logicalId: string,
  resource: TemplateResource | undefined,
  names: TemplateNames,
): string {
  const { FunctionName, TableName, BucketName } = resource?.Properties ?? {};
  const chosen = resolveIntrinsics(FunctionName ?? TableName ?? BucketName, names, () => {});
  return typeof chosen === 'string' ? chosen : logicalId;
}
