/** A request target without the stage it has to begin with; undefined when it begins with something else. */
export function withoutStage(target: string, stage: string): string | undefined {
  const prefix = `/${stage}`;
  if (!target.startsWith(prefix)) return undefined;
  const rest = target.slice(prefix.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : undefined;
}
