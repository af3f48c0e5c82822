import * as fc from 'fast-check';
import { LabObject } from '../../attempt';
import { app, Fields, pick, version } from '../small-mesh';

/** A few objects in which the real analyzers are to find a code, and the same with the one field changed that decides. */
export interface Scenario {
  readonly found: readonly LabObject[];
  readonly near: readonly LabObject[];
}

/** What scenarios are made of. */
export interface Parts {
  readonly namespace: string;
  readonly other: string;

  /** Names that no other object of a mesh has. */
  readonly one: string;
  readonly two: string;

  /** A namespace of its own. */
  readonly own: string;

  /** Of pods that are its own, or that others select as well. */
  readonly app: string;
  readonly version: string;
  readonly port: number;
  readonly chance: boolean;

  /** Different in each. */
  readonly number: number;
}

/** Makes scenarios, for a place in a mesh with several. */
export type Scenarios = (place: number) => fc.Arbitrary<Scenario>;

export const scenario = (build: (wrong: boolean, parts: Parts) => LabObject[]): Scenarios => (place) => fc.record({
  namespace: pick('shop', 'edge'),
  other: pick('shop', 'edge', 'istio-system'),
  one: fc.constant(`e${place}`),
  two: fc.constant(`f${place}`),
  own: fc.constant(`own${place}`),
  app: fc.oneof(app, fc.constant(`x${place}`), fc.constant(`y${place}`)),
  version,
  port: pick(80, 81, 9080),
  chance: fc.boolean(),
  number: fc.nat(2 ** 31),
}).map((parts) => ({ found: build(true, parts), near: build(false, parts) }));

const make = (apiVersion: string, kind: string) =>
  (namespace: string | undefined, name: string, parts: Fields = {}, metadata: Fields = {}): LabObject =>
    JSON.parse(JSON.stringify({ apiVersion, kind, metadata: { name, namespace, ...metadata }, ...parts }));

const ofSpec = (apiVersion: string, kind: string) => (namespace: string, name: string, spec: Fields = {}, metadata: Fields = {}) =>
  make(apiVersion, kind)(namespace, name, { spec }, metadata);

const ISTIO = 'networking.istio.io/v1';

export const virtualService = ofSpec(ISTIO, 'VirtualService');
export const destinationRule = ofSpec(ISTIO, 'DestinationRule');
export const serviceEntry = ofSpec(ISTIO, 'ServiceEntry');
export const gateway = ofSpec(ISTIO, 'Gateway');
export const sidecar = ofSpec(ISTIO, 'Sidecar');
export const envoyFilter = ofSpec('networking.istio.io/v1alpha3', 'EnvoyFilter');
export const telemetry = ofSpec('telemetry.istio.io/v1', 'Telemetry');
export const requestAuthentication = ofSpec('security.istio.io/v1', 'RequestAuthentication');
export const authorizationPolicy = ofSpec('security.istio.io/v1', 'AuthorizationPolicy');
export const service = ofSpec('v1', 'Service');
export const secret = make('v1', 'Secret');
export const configMap = make('v1', 'ConfigMap');
export const namespaceObject = (name: string, labels: Fields) => make('v1', 'Namespace')(undefined, name, {}, { labels });
export const clusterWide = (apiVersion: string, kind: string, name: string, parts: Fields = {}, metadata: Fields = {}) =>
  make(apiVersion, kind)(undefined, name, parts, metadata);

export const CONTAINER = { name: 'app', image: 'app' };

export const pod = (namespace: string, name: string, labels: Fields, spec: Fields = {}, annotations: Fields = {}) =>
  ofSpec('v1', 'Pod')(namespace, name, { containers: [CONTAINER], ...spec }, { labels, annotations });

/** A Deployment, with the pod that a cluster would make for it, on which the real analyzers look in its place. */
export const deployment = (namespace: string, name: string, labels: Fields, spec: Fields = {}, metadata: Fields = {}): LabObject[] => [
  ofSpec('apps/v1', 'Deployment')(namespace, name, {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [CONTAINER], ...spec } },
  }, metadata),
  pod(namespace, `${name}-x`, labels, spec),
];
