import { CONTAINER, deployment, destinationRule, namespaceObject, pod, Scenarios, scenario, service, sidecar } from './scenario';

/** Services, pods and what is theirs. */
export const WORKLOADS: Readonly<Record<string, Scenarios>> = {
  IST0107: scenario((wrong, { namespace, one, app }) => [
    service(namespace, one, { selector: { app }, ports: [{ name: 'http', port: 80 }] }, { annotations: { [wrong ? 'sidecar.istio.io/inject' : 'example.com/a']: 'true' } }),
  ]),
  IST0108: scenario((wrong, { namespace, one, app }) => [
    pod(namespace, one, { app }, {}, { [wrong ? 'sidecar.istio.io/injected' : 'sidecar.istio.io/inject']: 'true' }),
  ]),
  IST0110: scenario((wrong, { namespace, one, two, app, version }) => [
    pod(namespace, one, { app, version }),
    sidecar(namespace, one, { workloadSelector: { labels: { app } }, egress: [{ hosts: ['./*'] }] }),
    sidecar(namespace, two, { workloadSelector: { labels: wrong ? { app, version } : { app: 'none' } }, egress: [{ hosts: ['./*'] }] }),
  ]),
  IST0111: scenario((wrong, { own, one, two, app }) => [
    pod(own, one, { app }),
    sidecar(own, one, { egress: [{ hosts: ['./*'] }] }),
    sidecar(own, two, { workloadSelector: wrong ? undefined : { labels: { app } }, egress: [{ hosts: ['./*'] }] }),
  ]),
  IST0116: scenario((wrong, { namespace, one, two, app, port }) => [
    ...deployment(namespace, one, { app, 'sidecar.istio.io/inject': 'true' }),
    service(namespace, one, { selector: { app }, ports: [{ name: 'http', port, targetPort: 1234, protocol: 'TCP' }] }),
    service(namespace, two, { selector: { app }, ports: [{ name: 'http', port, targetPort: 1234, protocol: wrong ? 'UDP' : 'TCP' }] }),
  ]),
  IST0118: scenario((wrong, { namespace, one, app, port }) => [
    service(namespace, one, { selector: { app }, ports: [{ name: wrong ? 'web' : 'http-web', port, protocol: 'TCP' }] }),
  ]),
  IST0125: scenario((wrong, { namespace, one, app }) => [
    pod(namespace, one, { app }, {}, { 'traffic.sidecar.istio.io/includeOutboundIPRanges': wrong ? '10.0.0.1.2/8' : '10.0.0.0/8' }),
  ]),
  IST0135: scenario((wrong, { namespace, one, app }) => [
    pod(namespace, one, { app }, {}, { [wrong ? 'sidecar.istio.io/inject' : 'sidecar.istio.io/proxyCPU']: wrong ? 'true' : '100m' }),
  ]),
  IST0137: scenario((wrong, { namespace, one, two, app }) => [
    ...deployment(namespace, one, { app, 'sidecar.istio.io/inject': 'true' }),
    service(namespace, one, { selector: { app }, ports: [{ name: 'http', port: 8001, targetPort: 4321, protocol: 'TCP' }] }),
    service(namespace, two, { selector: { app }, ports: [{ name: 'http', port: wrong ? 8002 : 8001, targetPort: 4321, protocol: 'TCP' }] }),
  ]),
  IST0144: scenario((wrong, { namespace, one, app, chance }) => {
    const securityContext = { runAsUser: wrong ? 1337 : 1000 };
    return deployment(namespace, one, { app }, chance ? { securityContext } : { containers: [{ ...CONTAINER, securityContext }] });
  }),
  IST0146: scenario((wrong, { namespace, one, app }) => [
    deployment(namespace, one, { app }, { containers: [{ name: 'istio-proxy', image: wrong ? 'auto' : 'proxy' }] })[0],
  ]),
  IST0147: scenario((wrong, { namespace, one, app }) => [
    pod(namespace, one, { app }, { containers: [CONTAINER, { name: 'istio-proxy', image: wrong ? 'auto' : 'proxy' }] }),
  ]),
  IST0150: scenario((wrong, { namespace, one, port }) => [
    service(namespace, one, { type: 'ExternalName', externalName: 'www.example.com', ports: [{ name: wrong ? 'web' : 'tcp-web', port, protocol: 'TCP' }] }),
  ]),
  IST0167: scenario((wrong, { own, one, app, chance }) => [
    namespaceObject(own, { 'istio.io/dataplane-mode': wrong || chance ? 'ambient' : undefined, ...!wrong && chance && { 'istio.io/dataplane-mode': 'none' } }),
    pod(own, one, { app }),
    sidecar(own, one, { egress: [{ hosts: ['./*'] }] }),
  ]),
  IST0173: scenario((wrong, { namespace, one, app, version, port }) => [
    service(namespace, one, { selector: { app: `${app}${one}` }, ports: [{ name: 'http', port }] }),
    pod(namespace, one, { app: `${app}${one}`, version }),
    destinationRule(namespace, one, { host: `${one}.${namespace}.svc.cluster.local`, subsets: [{ name: 's', labels: { version: wrong ? 'v9' : version } }] }),
  ]),
};
