import { cut } from './values/show';

/** One thing that is wrong with an object. */
export interface Problem {
  /** Where in the object, as keys and indices from its root. */
  readonly path: readonly (string | number)[];

  /** What is wrong there, the form allowed and what to do. It does not repeat the path. */
  readonly message: string;

  /** An error keeps the object from being applied, a warning does not. */
  readonly severity: 'error' | 'warning';

  /** Who finds it in a cluster: the API server by the CRD's schema or its CEL rules, or istiod's webhook. */
  readonly layer: 'schema' | 'cel' | 'webhook';

  /** What names the rule for those who tell problems apart, such as `unknown-field`. */
  readonly code: string;
}

/** What may be an object of Kubernetes. It comes from any YAML, so that nothing about it is sure. */
export interface ObjectLike {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: unknown;
  readonly spec?: unknown;
  readonly [field: string]: unknown;
}

/** A path as messages write it, such as `spec.http[0].match` or `metadata.labels['app.kubernetes.io/name']`. */
export function pathText(path: Problem['path']): string {
  return path.reduce<string>((text, step) => {
    const key = typeof step === 'string' ? cut(step) : step;
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${text}['${key}']`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
