import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { envoyBinary } from '../envoy';
import { moduleFolder } from '../toolchain';
import { Bubble } from './bubble';
import { API_SERVER } from './control-plane';
import { crds } from './crds';
import { asYaml } from './manifests';
import { tool } from './tools';

const NAMESPACE = 'istio-system';
const PATIENCE = 60_000;

/** With the ports that `istioctl install` gives its ingress gateway. */
const GATEWAY_VALUES = {
  autoscaling: { enabled: false },
  service: {
    ports: [
      { name: 'status-port', port: 15021, targetPort: 15021 },
      { name: 'http2', port: 80, targetPort: 8080 },
      { name: 'https', port: 443, targetPort: 8443 },
    ],
  },
};

/** For an older Envoy istiod names a type that a stock Envoy has. */
const WAYPOINT_DEPLOYMENT = {
  spec: { template: { spec: { containers: [{ name: 'istio-proxy', env: [{ name: 'ISTIO_META_ISTIO_VERSION', value: '1.29.0' }] }] } } },
};

/** Takes from waypoints the filters that a stock Envoy does not have. */
const WAYPOINT_FILTERS = {
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  // It is not the user's, so no analyzer need warn of it.
  metadata: { name: 'lab-waypoint', namespace: NAMESPACE, annotations: { 'galley.istio.io/analyze-suppress': '*' } },
  spec: {
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'istio-waypoint' }],
    configPatches: ['waypoint_downstream_peer_metadata', 'waypoint_upstream_peer_metadata'].map((name) => ({
      applyTo: 'HTTP_FILTER',
      match: { listener: { filterChain: { filter: { name: 'envoy.filters.network.http_connection_manager', subFilter: { name } } } } },
      patch: { operation: 'REMOVE' },
    })),
  },
};

/** Installs Istio from its own charts, over our pinned CRDs. */
export async function install(bubble: Bubble, apply: (yaml: string) => Promise<void>): Promise<void> {
  const istio = await moduleFolder('istio.io/istio');
  const chart = (name: string) => join(istio, 'manifests', 'charts', name);
  const bootstrap = writeBootstrap(bubble, istio);
  const helm = await tool('helm');
  const values = await istiodValues(bootstrap);
  const [base, istiod, gateway] = await Promise.all([
    template(bubble, helm, 'istio-base', chart('base'), { base: { enableIstioConfigCRDs: false, enableCRDTemplates: false } }),
    template(bubble, helm, 'istiod', chart('istio-control/istio-discovery'), values),
    template(bubble, helm, 'istio-ingressgateway', chart('gateway'), GATEWAY_VALUES),
  ]);
  await apply(asYaml(crds()));
  await apply([asYaml([kubeconfig()]), base, istiod].join('\n---\n'));
  await bubble.ask('settle', { yaml: '', patience: PATIENCE });
  await apply([asYaml([WAYPOINT_FILTERS]), gateway].join('\n---\n'));
  await validating(bubble);
}

/** Until istiod has seen its own webhook work, the API server goes on without it. */
async function validating(bubble: Bubble): Promise<void> {
  const webhook = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', metadata: { name: `istio-validator-${NAMESPACE}` } };
  for (const end = Date.now() + PATIENCE; Date.now() < end; await setTimeout(20)) {
    const { webhooks } = await bubble.ask<any>('get', webhook);
    if (webhooks.every(({ failurePolicy }: any) => failurePolicy === 'Fail')) return;
  }
  throw new Error(`istiod's validating webhook did not work within ${PATIENCE / 1000} s; logs are in ${bubble.folder}`);
}

/** The template of what Envoy starts with, without the one extension of Istio's own in it. */
function writeBootstrap(bubble: Bubble, istio: string): string {
  const original = readFileSync(join(istio, 'tools', 'packaging', 'common', 'envoy_bootstrap.json'), 'utf8');
  const file = join(bubble.folder, 'envoy_bootstrap.json');
  writeFileSync(file, original.replace('{{- if .metadata_discovery }}', '{{- if false }}'));
  return file;
}

/** What a stock Envoy cannot do is off; see the README. */
async function istiodValues(bootstrap: string): Promise<object> {
  return {
    env: {
      PILOT_ENABLE_AMBIENT: 'true',
      PILOT_ENABLE_ALPN_FILTER: 'false',
      PILOT_ENABLE_METADATA_EXCHANGE: 'false',
      // So that istioctl may ask for the state of proxies without a certificate.
      ENABLE_DEBUG_ENDPOINT_AUTH: 'false',
      PILOT_DEBOUNCE_AFTER: '10ms',
      PILOT_DEBOUNCE_MAX: '10ms',
    },
    autoscaleEnabled: false,
    telemetry: { enabled: false },
    gatewayClasses: { 'istio-waypoint': { deployment: WAYPOINT_DEPLOYMENT } },
    meshConfig: {
      defaultConfig: {
        binaryPath: await envoyBinary(),
        concurrency: 1,
        proxyMetadata: { ISTIO_BOOTSTRAP: bootstrap },
      },
    },
  };
}

/** A pod has no other way to the API server than this: in the lab its files are not at the root. */
function kubeconfig(): object {
  const account = '../kubernetes.io/serviceaccount';
  const config = {
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{
      name: 'lab',
      cluster: { 'server': `https://${API_SERVER}`, 'certificate-authority': `${account}/ca.crt`, 'tls-server-name': 'localhost' },
    }],
    'users': [{ name: 'istiod', user: { tokenFile: `${account}/token` } }],
    'contexts': [{ name: 'lab', context: { cluster: 'lab', user: 'istiod' } }],
    'current-context': 'lab',
  };
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'istio-kubeconfig', namespace: NAMESPACE },
    stringData: { config: JSON.stringify(config) },
  };
}

async function template(bubble: Bubble, helm: string, release: string, chart: string, values: object): Promise<string> {
  const file = join(bubble.folder, `${release}.values.json`);
  writeFileSync(file, JSON.stringify(values));
  const { stdout } = await promisify(execFile)(helm, ['template', release, chart, '--namespace', NAMESPACE, '--values', file], {
    maxBuffer: 2 ** 26,
  });
  return stdout;
}
