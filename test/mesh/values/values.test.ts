import { Profile } from '../../../src/mesh';
import { Values } from '../../../src/mesh/private/install-plan';
import { planOf } from '../../../src/mesh/private/plan';
import { merge } from '../../../src/mesh/private/values/merge';
import { ALL_SAMPLES } from '../../meter/values';
import { GATEWAY } from '../../meter/values/gateway';
import { leafValues, leavesOf } from '../../support/leaves';
import { VALUES_SCHEMAS } from '../../support/mesh-config';

/** What every ambient mesh has. */
const FRAME = { global: { tag: '1.31.1', istioNamespace: 'istio-system' }, pilot: { cni: { enabled: true } } };

const withoutEmpty = (values: Values) => Object.fromEntries(Object.entries(values).filter(([, value]) => JSON.stringify(value) !== '{}'));

test.each(ALL_SAMPLES.map((sample) => [`${sample.section}.${sample.property}`, sample] as const))('%s is written as the charts have it', (_, sample) => {
  const { section, property, given, written, companion } = sample;
  const { values } = planOf({ version: '1.31.1', profile: Profile.AMBIENT, [section]: { ...companion[0], [property]: given } });

  expect(withoutEmpty(values)).toEqual(withoutEmpty(merge(FRAME, companion[1], written)));
});

const gatewaySamples = Object.entries<ReadonlyArray<readonly [unknown, Values]>>(GATEWAY as never).flatMap(([property, list]) =>
  list.map(([given, written]) => [property, given, written] as const));
const GATEWAY_COMPANIONS: Record<string, Values> = {
  replicaCount: { autoscaling: { enabled: false } }, podDisruptionBudget: { autoscaling: { minReplicas: 2 } },
};

test.each(gatewaySamples)('%s of a gateway is written as its chart has it', (property, given, written) => {
  const { gateways } = planOf({ version: '1.31.1', ingressGateways: [{ name: 'public', ...GATEWAY_COMPANIONS[property], [property]: given }] });

  expect(gateways[0].given).toEqual(merge(GATEWAY_COMPANIONS[property] ?? {}, written));
});

/** Leaves that have no property, each with the reason. */
const LEFT_OUT: Record<string, Array<[RegExp, string]>> = {
  Global: [
    [/^(istioNamespace|meshNetworks|platform|revision|trustDomain)$/, 'given by the Mesh itself or by its configuration'],
    [/^agentgateway\./, 'a data plane that is not Envoy'],
    [/^arch\./, 'read by the old gateway charts alone'],
    [/^default(NodeSelector|Tolerations\[\]|Resources\..*)$/, 'deprecated: each component has its own'],
    [/^jwtPolicy$/, 'deprecated: no effect'],
    [/^multiCluster\.(enabled|globalDomainSuffix|includeEnvoyFilter)$/, 'read by no template'],
    [/^podDNSSearchNamespaces\[\]$/, 'read by no template'],
    [/^proxy\.(enableCoreDump|holdApplicationUntilProxyStarts)$/, 'deprecated: the configuration of the mesh has them'],
    [/^(proxy\.tracer|tracer\..*)$/, 'deprecated: the configuration of the mesh has tracers'],
    [/^proxy_init\.resources\..*$/, 'deprecated: as those of the proxy'],
    [/^waypoint\.toleration\[\]$/, 'a misspelling of tolerations, which no template reads'],
  ],
  Base: [
    [/^enableIstioConfigCRDs$/, 'read for CRDs outside templates, of which there are none any more'],
    [/^experimental\.stableValidationPolicy$/, 'stableValidationPolicy of istiod, for both charts'],
    [/^validateGateway$/, 'read by no template'],
  ],
  Istiod: [
    [/^(enabled|ownerName)$/, 'given by the Mesh itself'],
    [/^cni\.(chained|enabled)$/, 'the first is read by no template, the second follows from the components'],
    [/^sidecarInjectorWebhook\.injectionURL$/, 'read by no template: istiodRemote has it'],
    [/^telemetry\.v2\.(enabled|stackdriver\.enabled)$/, 'the same as telemetry; and not implemented any more'],
  ],
  Cni: [
    [/^(enabled|ownerName)$/, 'given by the Mesh itself'],
    [/^ambient\.configDir$/, 'read by no template'],
    [/^(logLevel|privileged|pspClusterRole|repair\.(createEvents|hub|image|tag))$/, 'read by no template'],
    [/^rollingMaxUnavailable$/, 'read by no template: updateStrategy has it'],
    [/^updateStrategy\.type$/, 'any other would leave old agents running'],
  ],
  Ztunnel: [
    [/^(istioNamespace|resourceScope|trustBundleName|logAsJson)$/, 'taken from the global values'],
    [/^updateStrategy\.type$/, 'any other would leave old ones running'],
  ],
  Gateway: [
    [/^(name)$/, 'the name of the release'],
    [/^networkGatewayPorts\./, 'fixed by other networks'],
    [/^(runAsRoot|unprivilegedPort)$/, 'read by no template'],
  ],
};

const writtenOf: Record<string, Values[]> = {
  ...Object.fromEntries([['Global', 'global'], ['Cni', 'cni'], ['Ztunnel', 'ztunnel']].map(([name, section]) =>
    [name, ALL_SAMPLES.filter((one) => one.section === section && one.property !== 'extraValues').map(({ written }) => written[section])])),
  Base: ALL_SAMPLES.filter(({ section, property }) => section === 'base' && property !== 'extraValues').map(({ written: { base, ...rest } }) => ({ ...base, ...rest })),
  Istiod: ALL_SAMPLES.filter(({ section }) => section === 'istiod').map(({ written: { pilot, ...rest } }) => ({ ...pilot, ...rest })),
  Gateway: gatewaySamples.filter(([property]) => property !== 'extraValues').map(([, , written]) => written),
};

test.each(Object.keys(LEFT_OUT))('every leaf of the values of %s has a property, or a reason why not', (name) => {
  const all = leavesOf(VALUES_SCHEMAS[name]).filter((leaf) => !leaf.includes('='));
  const reached = new Set(writtenOf[name].flatMap((values) => leafValues(VALUES_SCHEMAS[name], values)).map(({ leaf }) => leaf));
  const missing = all.filter((leaf) => !reached.has(leaf));

  expect(missing).toEqual(all.filter((leaf) => LEFT_OUT[name].some(([pattern]) => pattern.test(leaf))));
  for (const [pattern] of LEFT_OUT[name]) expect(all.some((leaf) => pattern.test(leaf))).toBe(true);
});
