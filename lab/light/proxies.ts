import { Envoy, NodeProps } from '../envoy';
import { freePort, http } from '../http';
import { Processes } from '../processes';
import { Addresses } from './addresses';
import { Control, IDENTITY_HEADER } from './control';
import { Pod } from './pods';
import { LAB_ADDRESS, Listening, MARKER_HOST, MARKER_PORT } from './state';

/** A pod's proxy, the address at which it listens, and where it answers what state it has. */
export interface Proxy extends Listening {
  readonly envoy: Envoy;
  readonly marker: { readonly address: string; readonly port: number };
}

/** The proxies that were needed so far. */
export class Proxies {
  private readonly starting = new Map<Pod, Promise<Proxy>>();
  private readonly running = new Map<Pod, Proxy>();

  public constructor(private readonly processes: Processes, private readonly addresses: Addresses, private readonly control: Control) {}

  public all(): Proxy[] {
    return [...this.running.values()];
  }

  /** Where a pod's proxy listens, if it has one. */
  public addressOf(pod: Pod): string | undefined {
    return this.running.get(pod)?.address;
  }

  /** The proxy of a pod, which is in use when `push` has told the control plane of it. */
  public of(pod: Pod, type: Listening['type'], push: () => Promise<void>): Promise<Proxy> {
    if (!this.starting.has(pod)) {
      this.starting.set(pod, this.start(pod, type).then(async (proxy) => {
        this.running.set(pod, proxy);
        await push();
        return proxy;
      }));
    }
    return this.starting.get(pod)!;
  }

  /** Waits until all follow a state. */
  public async settle(revision: number): Promise<void> {
    await Promise.all(this.all().map(({ envoy, marker }) => envoy.settle(async () => {
      const { text } = await http({ ...marker, path: '/', headers: { host: MARKER_HOST } });
      return text === `${revision}`;
    })));
  }

  /** Ends those whose pods are gone. */
  public async retire(isGone: (pod: Pod) => boolean): Promise<void> {
    for (const pod of [...this.starting.keys()].filter(isGone)) {
      const proxy = this.running.get(pod);
      this.starting.delete(pod);
      this.running.delete(pod);
      await proxy?.envoy.stop();
    }
  }

  private async start(pod: Pod, type: Listening['type']): Promise<Proxy> {
    const router = type === 'router';
    const address = router ? pod.address : this.addresses.next();
    const marker = router ? { address, port: MARKER_PORT } : { address: '127.0.0.1', port: await freePort() };
    const metadata = { [LAB_ADDRESS]: address, ...!router && { HTTP_PROXY_PORT: `${marker.port}` } };
    const envoy = await Envoy.start(this.processes, {
      ...nodeProps(pod, type, metadata), xdsPort: this.control.port, xdsHeaders: { [IDENTITY_HEADER]: pod.identity },
    });
    return { envoy, type, address, marker };
  }
}

/** A pod's proxy as it presents itself. */
export function nodeProps({ address, props }: Pod, type: NodeProps['type'], metadata?: Record<string, string>): NodeProps {
  const { name, namespace, labels } = props;
  return { type, address, name, namespace, labels, metadata };
}
