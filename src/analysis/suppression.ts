import { field } from '../model/loose';
import { textsOf } from '../model/match/labels';
import { Resource } from '../model/resource';

/** Findings that nobody wants to see, and why. */
export interface Suppression {
  /** A code, or `*` for all. */
  readonly code: string;

  /** The resource as `Kind name.namespace`, with `*` for any text. */
  readonly resource: string;

  readonly reason: string;
}

const FORM = "must be such as 'IST0102=Namespace shop: injected by hand', with '*' for any text";

/**
 * Reads a suppression from `CODE=KIND NAME.NAMESPACE: REASON`.
 *
 * @throws where it has another form
 */
export function parseSuppression(text: string): Suppression {
  const parts = /^(\*|[A-Z]{3}\d{4})=([^:]+):(.*)$/.exec(text);
  if (!parts) throw new Error(`a suppression ${FORM}, got '${text}'`);
  const [, code, resource, reason] = parts;
  if (reason.trim() === '') throw new Error(`a suppression needs a reason behind the colon, got '${text}'`);
  return { code, resource: resource.trim(), reason: reason.trim() };
}

const ANNOTATION = 'galley.istio.io/analyze-suppress';

/** Whether findings with a code are suppressed, by an annotation of the resource itself or from outside. */
export function suppressor(suppressions: readonly Suppression[]): (code: string, resource: Resource) => boolean {
  const patterns = suppressions.map(({ code, resource }) => ({ code, pattern: globOf(resource) }));
  return (code, resource) => {
    const annotation = textsOf(field(resource.object, 'metadata', 'annotations'))[ANNOTATION];
    if (annotation?.split(',').some((one) => one === '*' || one === code)) return true;
    const name = `${resource.kind} ${[resource.name, resource.namespace].filter((part) => part !== '').join('.')}`;
    return patterns.some((one) => (one.code === '*' || one.code === code) && one.pattern.test(name));
  };
}

const globOf = (text: string) => new RegExp(`^${text.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*')}$`);
