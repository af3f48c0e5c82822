import { field, listOf } from '../../../model/loose';
import { MeshSettings } from '../../../model/mesh-settings';
import { Rule } from '../../rule';

/** TCP has no name of a host, so that connections to different hosts are told apart by their addresses. */
export const addresses: Rule = {
  id: 'service-entry/addresses',
  codes: ['IST0134'],
  *check(mesh) {
    if (areAllocated(mesh.settings)) return;
    for (const resource of mesh.istio('ServiceEntry')) {
      const { addresses: own = [], ports = [] } = resource.spec;
      if (own.length > 0 || listOf(field(resource.object, 'status', 'addresses')).length > 0) continue;
      for (const [index, { protocol }] of ports.entries()) {
        if (protocol && protocol.toUpperCase() !== 'TCP') continue;
        const message = 'a port with the protocol TCP needs addresses, by which its traffic is told from that of other hosts';
        yield { code: 'IST0134', message, resource, path: ['spec', 'ports', index] };
      }
    }
  },
};

/** Whether the DNS of the proxies gives each host an address of its own. */
function areAllocated(settings: MeshSettings): boolean {
  const isOn = (name: string) => field(settings, 'defaultConfig', 'proxyMetadata', name) === 'true';
  return isOn('ISTIO_META_DNS_CAPTURE') && (isOn('ISTIO_META_DNS_AUTO_ALLOCATE') || isOn('PILOT_ENABLE_IP_AUTOALLOCATE'));
}
