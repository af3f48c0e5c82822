import type { ProxyConfigSpec } from '../networking.istio.io.generated';
import { ObjectLike, Problem } from '../problem';
import { peerAuthentication, requestAuthentication } from './authentication';
import { authorizationPolicy } from './authorization-policy';
import { destinationRule } from './destination-rule';
import { envoyFilter } from './envoy-filter';
import { trafficExtension, wasmPlugin } from './extensions';
import { gateway } from './gateway';
import { annotations, Metadata, metadataOf } from './metadata';
import { Place } from './place';
import { workloads } from './selector';
import { serviceEntry } from './service-entry';
import { sidecar } from './sidecar';
import { telemetry } from './telemetry';
import { virtualService } from './virtual-service';
import { workloadEntry, workloadGroup } from './workload';

/** The rules of a kind, which look at an object whose shape its CRD has checked. */
type Rules<Spec> = (spec: Spec, place: Place, metadata: Metadata, root: Place) => void;

const RULES: ReadonlyMap<string, Rules<any>> = new Map(Object.entries<Rules<any>>({
  'extensions.istio.io/TrafficExtension': trafficExtension,
  'extensions.istio.io/WasmPlugin': wasmPlugin,
  'networking.istio.io/DestinationRule': destinationRule,
  'networking.istio.io/EnvoyFilter': envoyFilter,
  'networking.istio.io/Gateway': gateway,
  'networking.istio.io/ProxyConfig': ({ selector }: ProxyConfigSpec, place) => workloads(selector, place),
  'networking.istio.io/ServiceEntry': serviceEntry,
  'networking.istio.io/Sidecar': sidecar,
  'networking.istio.io/VirtualService': virtualService,
  'networking.istio.io/WorkloadEntry': workloadEntry,
  'networking.istio.io/WorkloadGroup': workloadGroup,
  'security.istio.io/AuthorizationPolicy': authorizationPolicy,
  'security.istio.io/PeerAuthentication': peerAuthentication,
  'security.istio.io/RequestAuthentication': requestAuthentication,
  'telemetry.istio.io/Telemetry': telemetry,
}));

/**
 * What istiod's webhook refuses of an object, or warns of.
 *
 * It takes for granted what the object's CRD checks, and so does not say it twice. All versions of a kind have the same rules.
 */
export function webhookProblems(object: ObjectLike): Problem[] {
  const { apiVersion, kind: name } = object ?? {};
  if (typeof apiVersion !== 'string' || typeof name !== 'string') return [];
  const kind = `${apiVersion.split('/')[0]}/${name}`;
  const rules = RULES.get(kind);
  if (!rules) return [];
  const problems: Problem[] = [];
  const root = new Place(problems);
  try {
    const metadata = metadataOf(object);
    annotations(metadata, root.at('metadata').at('annotations'), kind === 'security.istio.io/AuthorizationPolicy');
    rules(object.spec ?? {}, root.at('spec'), metadata, root);
  } catch (error) {
    // Istiod could not decode it either.
    root.at('spec').error(`must have the shape of its CRD (${(error as Error).message})`);
  }
  return problems;
}
