import { Host, ServiceHost, WorkloadSelector, istio } from 'cdk8s-istio';
import { LightMesh, MeshRequest, startLightMesh } from './light';
import { hostOf, made } from './light/constructs';
import { workload } from './light/testing';

let mesh: LightMesh;

beforeAll(async () => {
  mesh = await startLightMesh();
});

afterAll(() => mesh?.close());

const NEWS = { workload: 'shop/news-v1' };
const WEB = hostOf('web');
const FAR = ServiceHost.fromName('far', { namespace: 'apps' });
const WORKLOADS = [...['news', 'web'].flatMap((name) => workload(name, { http: 80 })), ...workload('far', { http: 80 }, { namespace: 'apps' })];

const ask = (host: Host, more: Partial<MeshRequest> = {}) => mesh.request({ from: NEWS, host: host.name, ...more });

/** Who answers, or else what became of the request. */
async function answering(host: Host, more?: Partial<MeshRequest>) {
  const { seen, status, error } = await ask(host, more);
  return seen?.service ?? status ?? error!.kind;
}

describe('Sidecar', () => {
  const { EgressHost } = istio;
  const sidecar = (props: istio.SidecarProps) => mesh.apply([...WORKLOADS, ...made((chart) => new istio.Sidecar(chart, 'sidecar', props))]);

  test.each<[string, istio.EgressHost[], Array<string | number>]>([
    ['everything', [EgressHost.ALL], ['web', 'far']],
    ['its own namespace', [EgressHost.SAME_NAMESPACE], ['web', 502]],
    ['another namespace', [EgressHost.namespace('apps')], [502, 'far']],
    ['a host', [EgressHost.host(WEB)], ['web', 502]],
    ['all but a host', [EgressHost.ALL, EgressHost.except(EgressHost.host(WEB))], [502, 'far']],
    ['nothing', [EgressHost.NONE], ['closed', 'closed']],
  ])('knows %s', async (_, hosts, answers) => {
    await sidecar({ egress: [{ hosts }] });

    expect([await answering(WEB), await answering(FAR)]).toEqual(answers);
  });

  test('is for the workloads that it selects', async () => {
    await sidecar({ workloadSelector: WorkloadSelector.labels({ app: 'news' }), egress: [{ hosts: [EgressHost.NONE] }] });

    expect(await answering(FAR)).toBe('closed');
    expect(await answering(FAR, { from: { workload: 'shop/web-v1' } })).toBe('far');
  });
});

test('routes are for the namespaces that they are exported to', async () => {
  const closed = istio.HttpRoute.directResponse({ directResponse: { status: 410 } });
  const routed = (...exportTo: istio.ExportTo[]) =>
    mesh.apply([...WORKLOADS, ...made((chart) => new istio.VirtualService(chart, 'web', { hosts: [WEB], http: [closed], exportTo }))]);
  const fromBoth = async () => [await answering(WEB), await answering(WEB, { from: { workload: 'apps/far-v1' } })];

  await routed(istio.ExportTo.ALL_NAMESPACES);
  expect(await fromBoth()).toEqual([410, 410]);
  await routed(istio.ExportTo.SAME_NAMESPACE);
  expect(await fromBoth()).toEqual([410, 'web']);
  await routed(istio.ExportTo.namespace('apps'));
  expect(await fromBoth()).toEqual(['web', 410]);
});

describe('ServiceEntry', () => {
  const { ServiceEntryResolution } = istio;
  const PARTNER = Host.dns('api.partner.com');
  let address: string;

  beforeAll(async () => {
    address = await mesh.serve('partner', 8080);
  });

  const entered = (resolution: istio.ServiceEntryResolution, hosts = [PARTNER], more: object[] = []) => mesh.apply([
    ...WORKLOADS, ...more, ...made((chart) => new istio.ServiceEntry(chart, 'partner', {
      hosts, resolution, ports: [{ number: 8080, protocol: istio.Protocol.HTTP }],
    })),
  ]);

  test.each<[string, () => istio.ServiceEntryResolution]>([
    ['static endpoints', () => ServiceEntryResolution.staticEndpoints([{ address }])],
    ['DNS', () => ServiceEntryResolution.dns([{ address }])],
    ['DNS, one address at a time', () => ServiceEntryResolution.dnsRoundRobin({ address })],
  ])('by %s', async (_, resolution) => {
    await entered(resolution());

    expect(await answering(PARTNER, { port: 8080 })).toBe('partner');
    expect(await answering(Host.dns('other.partner.com'), { port: 8080 })).toBe(502);
  });

  test('by none: to the address that was called, for hosts of a wildcard', async () => {
    await entered(ServiceEntryResolution.none(), [Host.dns('*.partner.com')]);

    expect(await answering(PARTNER, { port: 8080, address })).toBe('partner');
    expect(await answering(Host.dns('api.else.com'), { port: 8080, address })).toBe(502);
  });

  test('by workloads, as a machine is one', async () => {
    const labels = { role: 'partner' };
    const machine = made((chart) => new istio.WorkloadEntry(chart, 'machine', { address, labels }));
    await entered(ServiceEntryResolution.staticWorkloads(WorkloadSelector.labels(labels)), [PARTNER], machine);

    expect(await answering(PARTNER, { port: 8080 })).toBe('partner');
  });
});
