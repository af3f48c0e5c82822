import { Service } from '../registry/service';

/** The services that a proxy has clusters for, one for each host. */
export class KnownServices {
  private readonly byHost = new Map<string, Service>();

  public get(host: string): Service | undefined {
    return this.byHost.get(host);
  }

  /** Of several for one host a Service of Kubernetes counts, else the first, with what ports others of its namespace add. */
  public add(service: Service): void {
    const known = this.byHost.get(service.host);
    if (!known) this.byHost.set(service.host, service);
    else if (known !== service && known.kubernetes === service.kubernetes) this.byHost.set(service.host, withPortsOf(known, service));
    else if (service.kubernetes) this.byHost.set(service.host, service);
  }
}

function withPortsOf(known: Service, other: Service): Service {
  if (known.namespace !== other.namespace || known.resolution !== other.resolution) return known;
  const added = other.ports.filter(({ number }) => !known.ports.some((port) => port.number === number));
  return added.length ? { ...known, ports: [...known.ports, ...added] } : known;
}
