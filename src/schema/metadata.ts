import { didYouMean } from './nearest';
import { Problem } from './problem';
import { isLabelName, isLabelValue, isPathSegment, isQualifiedName, isSubdomainName } from './values/names';
import { show } from './values/show';

type Fields = Readonly<Record<string, unknown>>;

/** In bytes, keys and values together. */
const MAX_ANNOTATIONS = 256 * 1024;

const FIELDS = new Set([
  'annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generateName', 'generation',
  'labels', 'managedFields', 'name', 'namespace', 'ownerReferences', 'resourceVersion', 'selfLink', 'uid',
]);

/**
 * What the API server finds wrong with an object's metadata.
 *
 * @param anyName whether the kind takes all names that fit into a path, as those of RBAC do
 */
export function metadataProblems(metadata: unknown, anyName = false): Problem[] {
  const problems: Problem[] = [];
  const wrong = (path: string[], message: string, code = 'wrong-value') =>
    problems.push({ path: ['metadata', ...path], message, severity: 'error', layer: 'schema', code });

  if (!isFields(metadata)) {
    wrong([], 'must be an object with a name', 'wrong-type');
    return problems;
  }
  for (const field in metadata) {
    if (!FIELDS.has(field)) wrong([field], `is no field here${didYouMean(field, FIELDS)}`, 'unknown-field');
  }
  const { name, generateName, namespace, labels, annotations } = metadata;
  if (!isAbsent(name)) {
    if (anyName) {
      if (typeof name !== 'string' || !isPathSegment(name)) wrong(['name'], `must be none of '.' and '..', without '/' and '%', got ${print(name)}`);
    } else if (typeof name !== 'string' || !isSubdomainName(name)) {
      wrong(['name'], `must consist of lowercase letters, digits, '-' and '.' (at most 253), begin and end with a letter or digit, got ${print(name)}`);
    }
  } else if (isAbsent(generateName)) {
    wrong(['name'], 'is required', 'missing-field');
  }
  if (!isAbsent(namespace) && (typeof namespace !== 'string' || !isLabelName(namespace))) {
    wrong(['namespace'], `must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit, got ${print(namespace)}`);
  }
  if (!isAbsent(labels)) checkLabels(labels, wrong);
  if (!isAbsent(annotations)) checkAnnotations(annotations, wrong);
  return problems;
}

type Wrong = (path: string[], message: string, code?: string) => void;

function checkLabels(labels: unknown, wrong: Wrong): void {
  if (!isFields(labels)) return wrong(['labels'], `must be an object of strings, got ${print(labels)}`, 'wrong-type');
  for (const key in labels) {
    const value = labels[key];
    if (!isQualifiedName(key)) wrong(['labels', key], KEY_RULE);
    if (isAbsent(value)) continue;
    if (typeof value !== 'string') {
      wrong(['labels', key], `must be a string, got ${print(value)}; put it in quotes`, 'wrong-type');
    } else if (!isLabelValue(value)) {
      wrong(['labels', key], `must have at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit, got ${show(value)}`);
    }
  }
}

function checkAnnotations(annotations: unknown, wrong: Wrong): void {
  if (!isFields(annotations)) return wrong(['annotations'], `must be an object of strings, got ${print(annotations)}`, 'wrong-type');
  let bytes = 0;
  for (const key in annotations) {
    const value = annotations[key];
    if (!isQualifiedName(key.toLowerCase())) wrong(['annotations', key], KEY_RULE);
    if (isAbsent(value)) continue;
    if (typeof value === 'string') {
      bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
    } else {
      wrong(['annotations', key], `must be a string, got ${print(value)}; put it in quotes`, 'wrong-type');
    }
  }
  if (bytes > MAX_ANNOTATIONS) wrong(['annotations'], `must have at most ${MAX_ANNOTATIONS} bytes, got ${bytes}`);
}

const KEY_RULE = "must have a key such as 'app' (at most 63), optionally after a DNS name and '/'";

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown) => value === undefined || value === null || value === '';
const print = (value: unknown) => (typeof value === 'object' ? Array.isArray(value) ? 'a list' : 'an object' : show(value));
