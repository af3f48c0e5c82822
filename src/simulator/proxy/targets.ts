import { Labels, selects } from '../../model/match/labels';
import { DestinationRules, MergedRule } from '../config/destination-rule';
import { BackendTls } from '../gatewayapi/backend-tls';
import { NO_WEIGHT } from '../gatewayapi/backends';
import { GuardedTarget } from '../http/route';
import { Target } from '../outcome';
import { Service } from '../registry/service';
import { MadeOnce } from '../shared';
import { Guards } from './guards';

/** What a proxy calls. */
type Wanted = Pick<Target, 'host' | 'subset' | 'port'>;

const NO_SERVICE = {};

/** Finds what stands behind destinations. Proxies that know the same of one share it. */
export class Targets {
  private readonly made = new MadeOnce<GuardedTarget>();

  public constructor(private readonly rules: DestinationRules, private readonly guards: Guards, private readonly backendTls: BackendTls) {}

  /**
   * What stands behind a host, subset and port, as a proxy knows it.
   *
   * @param missing the status for what it does not know
   * @param waypoint to which it is sent instead, whoever answers there
   */
  public of(
    wanted: Wanted, service: Service | undefined, { namespace, labels }: { readonly namespace: string; readonly labels: Labels | undefined },
    missing: number, waypoint?: string,
  ): GuardedTarget {
    const { host, subset, port } = wanted;
    const rule = service && this.rules.get(service, namespace, labels);
    const parts = [rule, host, subset, port, missing, waypoint];
    return this.made.of(service ?? NO_SERVICE, parts, () => this.make(wanted, service, rule, missing, waypoint));
  }

  /** Any of the pods of a headless Service, or why none. */
  public anyPodOf(service: Service, port: number): GuardedTarget {
    const { host, ports, endpoints } = service;
    const at = ports.find(({ number }) => number === port);
    const serving = endpoints.filter((one) => at && one.serves(at));
    const names = serving.map(({ name }) => name);
    if (!at || names.length === 0) return { target: { host, port, endpoints: [], failure: { reason: `'${host}' selects nothing` } }, guards: [] };
    const unsure = this.backendTls.doubtOf(service, at);
    return { target: { host, port, endpoints: names, ...unsure && { unsure } }, guards: this.guards.ofNames(names, service, port) };
  }

  private make(
    { host, subset, port }: Wanted, service: Service | undefined, rule: MergedRule | undefined, missing: number, waypoint: string | undefined,
  ): GuardedTarget {
    const target = { host, ...subset && { subset }, port };
    const unguarded = (one: Target): GuardedTarget => ({ target: one, guards: [] });
    const fails = (reason: string, status = missing) => unguarded({ ...target, endpoints: [], failure: { status, reason } });
    if (host === '') return fails('the backend is of a kind that Istio does not know, or no ReferenceGrant permits it');
    if (host === NO_WEIGHT.host) return fails('no backend of the route has a weight');
    if (!service) return fails(`no service '${host}' is known to the proxy`);
    const servicePort = service.ports.find(({ number }) => number === port);
    if (!servicePort) return fails(`'${host}' has no port ${port}`);
    const selector = subset ? rule?.subsets.find(({ name }) => name === subset) : undefined;
    if (subset && !selector) return fails(`no DestinationRule that the proxy follows gives '${host}' a subset '${subset}'`);
    if (waypoint) return unguarded({ ...target, endpoints: [], waypoint });
    if (service.resolution === 'passthrough' || service.resolution === 'alias') {
      return unguarded({ ...target, endpoints: [], unsure: `'${host}' has no endpoints of its own: the address that is called decides` });
    }
    const endpoints = service.endpoints.filter((one) => one.serves(servicePort) && selects(selector?.labels ?? {}, one.labels));
    if (endpoints.length === 0) return fails(subset ? `nothing that '${host}' selects is of subset '${subset}'` : `'${host}' selects nothing`, 503);
    const unsure = this.backendTls.doubtOf(service, servicePort);
    return {
      target: {
        host,
        ...subset && { subset },
        port,
        endpoints: endpoints.map(({ name }) => name),
        ...servicePort.isHttp1 && { isHttp1: true },
        ...unsure && { unsure },
      },
      guards: this.guards.of(endpoints, { service, port: servicePort, subset, rule }),
    };
  }
}
