import type { InfoClassification } from '../vocabulary/information-classification.ts';
import type { ClassificationMap } from './redaction-options.ts';
import type { RedactionScope } from './redaction-plan.ts';
import type { RedactionPolicy } from './redaction-policy.ts';

/** One name of the paths of a model: what to do with a member of that name, and which names follow. */
interface PathNode {
  policy?: RedactionPolicy;
  readonly members: Map<string, PathNode>;
  /** Whether the node stands for any number of names, `**`: it is reached again from itself. */
  readonly isAnyDepth: boolean;
}

/** The ends of the paths that have been followed to a container. */
interface PathScope extends RedactionScope {
  readonly nodes: readonly PathNode[];
}

/** The paths of a model, compiled for following them name by name. */
export interface ClassifiedPaths {
  /** Where the paths start. */
  readonly scope: RedactionScope;
  /** Follows them into a member. */
  enter(scope: RedactionScope, name: string): RedactionScope;
}

const newNode = (name: string): PathNode => ({ members: new Map(), isAnyDepth: name === '**' });

/** The node itself and, as `**` stands for no name too, the one that follows for it. */
const reachedWith = (node: PathNode): PathNode[] => {
  const deep = node.members.get('**');
  return deep === undefined ? [node] : [node, deep];
};

/**
 * Compiles the paths of a model.
 *
 * @param policyOf - The policy of a classification.
 * @param anywhere - Whether the paths may start at any object.
 */
export function compilePaths(
  model: ClassificationMap,
  policyOf: (classification: InfoClassification) => RedactionPolicy,
  anywhere: boolean,
): ClassifiedPaths {
  const root = newNode('');
  for (const [path, classification] of Object.entries(model)) {
    let node = root;
    for (const name of path.split('.')) {
      const next = node.members.get(name) ?? newNode(name);
      node.members.set(name, next);
      node = next;
    }
    node.policy = policyOf(classification);
  }
  const start: PathScope = { nodes: reachedWith(root) };
  const outside: PathScope = anywhere ? start : { nodes: [] };

  const enter = (scope: RedactionScope, name: string): PathScope => {
    const reached: PathNode[] = [];
    for (const node of (scope as PathScope).nodes) {
      if (node.isAnyDepth) reached.push(node);
      for (const step of [name, '*']) {
        const next = node.members.get(step);
        if (next !== undefined) reached.push(...reachedWith(next));
      }
    }
    if (reached.length === 0) return outside;
    const policy = reached.find((node) => node.policy !== undefined)?.policy;
    return {
      nodes: [...new Set([...reached, ...outside.nodes])],
      ...(policy === undefined ? {} : { policy }),
    };
  };
  return { scope: start, enter };
}
