/** What the names in a template stand for. */
export interface TemplateNames {
  /** The value of `Ref: name`; undefined when nothing of that name is declared, or it has no value. */
  reference(name: string): unknown;
  /** The value of `Fn::GetAtt: [resource, attribute]`; undefined when no such resource is declared. */
  attribute(resource: string, attribute: string): string | undefined;
  isParameter(name: string): boolean;
}

/** The value of `AWS::NoValue`: the property or list item it stands for is not set. */
export const noValue: unique symbol = Symbol('AWS::NoValue');
