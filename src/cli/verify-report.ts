import { Difference } from '../cluster/differences';
import { Path } from '../cluster/path';
import { purposeOf } from '../cluster/purpose';
import { isFine, State, Verified } from '../cluster/verify';
import { positionOf } from '../model/position';
import { Resource } from '../model/resource';
import { pathText } from '../schema/problem';
import { show } from '../schema/values/show';
import { Paint, Tone } from './paint';
import { Cell, table } from './table';

/** How each state reads, in the order of the summary. */
const STATES: Readonly<Record<State, { readonly mark: string; readonly tone: Tone; readonly words: string }>> = {
  'ready': { mark: '✔', tone: 'good', words: 'ready' },
  'nameless': { mark: '–', tone: 'caution', words: 'not asked for' },
  'unreadable': { mark: '✖', tone: 'bad', words: 'unreadable' },
  'not-ready': { mark: '✖', tone: 'bad', words: 'not ready' },
  'failed': { mark: '✖', tone: 'bad', words: 'failed' },
  'changed': { mark: '✖', tone: 'bad', words: 'changed' },
  'missing': { mark: '✖', tone: 'bad', words: 'missing' },
};

export const countObjects = (number: number) => `${number} object${number === 1 ? '' : 's'}`;

/** A table of all objects, by namespace, with what differs below each. */
export function asText(verified: readonly Verified[], paint: Paint): string {
  const namespaces = new Map<string, Verified[]>();
  for (const one of verified) {
    const { namespace } = one.resource;
    namespaces.set(namespace, [...namespaces.get(namespace) ?? [], one]);
  }
  const ordered = [...namespaces].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = table(ordered.flatMap(([, ofNamespace]) => ofNamespace.map(row)), paint);
  const blocks = ordered.map(([namespace, ofNamespace]) => [
    paint('strong', namespace || 'cluster-wide'),
    ...ofNamespace.flatMap(({ resource, differences }) => [lines.shift()!, ...differences.flatMap((one) => change(resource, one, paint))]),
    '',
  ].join('\n'));
  return `${blocks.join('\n')}\n${summary(verified, paint)}\n`;
}

function row({ resource, state, detail }: Verified): Cell[] {
  const { mark, tone, words } = STATES[state];
  const facts = [detail, state === 'missing' ? place(resource) : undefined, purposeOf(resource.object)].filter((one) => one !== undefined);
  return [
    { text: `  ${mark}`, tone },
    { text: resource.kind },
    { text: resource.name || String((resource.object.metadata as any).generateName) },
    { text: words, tone },
    { text: facts.join('; '), tone: state === 'ready' ? 'faint' : undefined },
  ];
}

/** A field, what was synthesized in it, and what the cluster has. */
function change(resource: Resource, { path, synthesized, live }: Difference, paint: Paint): string[] {
  const [wanted, found] = shortened(synthesized, live);
  return [
    `       ${pathText(path)}  ${paint('faint', place(resource, path))}`,
    paint('good', `         synthesized  ${wanted}`),
    paint('bad', `         live         ${found}`),
  ];
}

/** Two values on a line each. Of long texts, the first lines that differ. */
function shortened(synthesized: unknown, live: unknown): string[] {
  if (typeof synthesized === 'string' && typeof live === 'string' && synthesized.includes('\n')) {
    const texts = [synthesized, live].map((one) => one.split('\n'));
    const [lines, others] = texts;
    const first = lines.findIndex((line, index) => line !== others[index]);
    const index = first === -1 ? lines.length : first;
    return texts.map((one) => `line ${index + 1}: ${cut(one[index] ?? 'none')}`);
  }
  return [synthesized, live].map((value) => (value === undefined ? 'nothing' : cut(show(value))));
}

const WIDTH = 100;

const cut = (line: string) => (line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line);

function place(resource: Resource, path: Path = []): string {
  const { file, line } = positionOf(resource, path);
  return `${file}:${line}`;
}

function summary(verified: readonly Verified[], paint: Paint): string {
  const parts = Object.entries(STATES).flatMap(([state, { tone, words }]) => {
    const number = verified.filter((one) => one.state === state).length;
    return number > 0 ? [paint(tone, `${number} ${words}`)] : [];
  });
  return `${countObjects(verified.length)}: ${parts.join(', ')}`;
}

/** The same for programs. */
export function asJson(verified: readonly Verified[]): string {
  const objects = verified.map(({ resource, state, detail, differences }) => ({
    apiVersion: resource.object.apiVersion,
    kind: resource.kind,
    namespace: resource.namespace || undefined,
    name: resource.name || undefined,
    state,
    detail,
    purpose: purposeOf(resource.object),
    source: place(resource),
    differences: differences.map(({ path, ...values }) => ({ path: pathText(path), ...values, source: place(resource, path) })),
  }));
  return `${JSON.stringify({ ok: verified.every(isFine), objects }, undefined, 2)}\n`;
}
