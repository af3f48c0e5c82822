import { Problem } from '../schema/problem';

export type Path = Problem['path'];

/** Whether a path is that of a pattern, such as `webhooks.*.clientConfig.caBundle`, in which a star is any key. */
export function fits(path: Path, pattern: string): boolean {
  const keys = pattern.split('.');
  return path.length === keys.length && keys.every((key, index) => key === '*' || key === String(path[index]));
}
