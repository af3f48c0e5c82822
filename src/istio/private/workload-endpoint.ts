import { isIP } from 'node:net';
import { dnsLabel, dnsSubdomain, fullName, labels, notEmpty, port, unsigned } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { WorkloadEntrySpec, WorkloadGroupTemplate } from '../../schema/networking.istio.io.generated';
import { WorkloadEndpoint, WorkloadTemplate } from '../workload-endpoint';
import { isSocket, socket } from './bind';

const MAX_ADDRESS = 256;
const MAX_PORT_NAME = 62;
const MAX_NETWORK = 2048;

/** An endpoint of a ServiceEntry, or the spec of a WorkloadEntry. */
export function endpointSpec(what: string, endpoint: WorkloadEndpoint): WorkloadEntrySpec {
  const { address, network, ports } = endpoint;
  if (address === undefined && network === undefined) throw invalid(`${what} has neither address nor network; give it its address`);
  if (isSocket(address) && ports) throw invalid(`${what} is the Unix socket ${show(address)}, which has no ports; drop the ports`);
  return render<WorkloadEndpoint, WorkloadEntrySpec>(endpoint, {
    ...templateFields(what),
    address: (value) => checkAddress(`address of ${what}`, value),
    labels: (value) => labels(`labels of ${what}`, value),
  });
}

/** The `template` of a WorkloadGroup. */
export function templateSpec(what: string, template: WorkloadTemplate): WorkloadGroupTemplate {
  return render<WorkloadTemplate, WorkloadGroupTemplate>(template, templateFields(what));
}

function templateFields(what: string) {
  return {
    ports: (map: Record<string, number>) => portsSpec(what, map),
    network: (value: string) => checkNetwork(`network of ${what}`, value),
    locality: (value: string) => checkLocality(`locality of ${what}`, value),
    weight: (value: number) => unsigned(`weight of ${what}`, value, 1),
    serviceAccount: (value: string) => dnsSubdomain(`serviceAccount of ${what}`, value),
  };
}

function checkAddress(what: string, value: string): string {
  if (value.length > MAX_ADDRESS) throw invalid(`${what} must have at most ${MAX_ADDRESS} characters, got ${value.length}`);
  if (isSocket(value)) {
    if (value.endsWith('/')) throw invalid(`${what} cannot end with '/', got ${show(value)}`);
    return socket(what, value);
  }
  return isIP(value) === 0 ? fullName(what, value) : value;
}

function portsSpec(what: string, ports: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(ports).map(([name, number]) => {
    dnsLabel(`name of a port of ${what}`, name);
    if (name.length > MAX_PORT_NAME) throw invalid(`name of a port of ${what} must have at most ${MAX_PORT_NAME} characters, got ${show(name)}`);
    return [name, port(`port ${show(name)} of ${what}`, number)];
  }));
}

function checkNetwork(what: string, value: string): string {
  if (value.length > MAX_NETWORK) throw invalid(`${what} must have at most ${MAX_NETWORK} characters, got ${value.length}`);
  return notEmpty(what, value);
}

function checkLocality(what: string, value: string): string {
  const parts = value.split('/');
  if (parts.length > 3 || parts.includes('') || value.includes('*') || value.length > MAX_NETWORK) {
    throw invalid(`${what} must be '<region>/<zone>/<sub-zone>' or the first parts of it, got ${show(value)}`);
  }
  return value;
}
