/* eslint-disable @typescript-eslint/no-require-imports -- a verb is loaded when it is called */
import { VerbEntry } from './verb';

/** All verbs, in the order of the help. */
export const VERBS: readonly VerbEntry[] = [
  {
    name: 'analyze',
    summary: 'what the mesh would reject, ignore or do wrong with manifests, before they are applied',
    load: () => (require('./analyze') as typeof import('./analyze')).analyze,
  },
  {
    name: 'preflight',
    summary: 'whether a cluster is healthy, and fit for Istio',
    load: () => (require('./preflight') as typeof import('./preflight')).preflight,
  },
  {
    name: 'route',
    summary: 'where one request goes, and why',
    load: () => (require('./route') as typeof import('./route')).route,
  },
  {
    name: 'verify',
    summary: 'whether all that was synthesized is in the cluster, unchanged and ready',
    load: () => (require('./verify') as typeof import('./verify')).verify,
  },
];
