import { gatewayapi, ServiceHost } from '../../../src';
import { Recipe } from '../meter';
import { Probe } from '../probe';
import { hostName, path, port } from './values';

const { Backend, CaCertificateRef, CertificateRef, FromNamespaces, Gateway, HttpPathModifier, LabelExpression } = gatewayapi;
const { Listener, ListenerTls, MirrorShare, ParentRef, RouteKind, ValueMatch } = gatewayapi;

export const GATEWAY = Gateway.fromGatewayName('edge/public');
export const SERVICE = Backend.serviceHost(ServiceHost.fromName('reviews', { namespace: 'shop' }), { port: 80 });

/** How a route refers to its parents. */
export const parentRecipes = (define: (parent: gatewayapi.ParentRef) => Recipe): Record<string, Recipe> => ({
  'a gateway as parent': (scope, probe) => {
    const parent = probe.within('parentRefs[]');
    const gateway = Gateway.fromGatewayName(`${parent.text('namespace')}/${parent.text('name')}`);
    define(ParentRef.gateway(gateway, { sectionName: parent.text('sectionName'), port: port(parent, 'port') }))(scope, probe);
  },
  'a service as parent': (scope, probe) => {
    probe.implied('parentRefs[].kind', 'Service');
    probe.implied('parentRefs[].group', '');
    define(ParentRef.serviceHost(ServiceHost.fromName('reviews', { namespace: 'shop' })))(scope, probe);
  },
});

/** A backend by all that names one. */
export function backend(probe: Probe): gatewayapi.Backend {
  return Backend.object({
    group: probe.text('group', (text) => `${text}.example.com`),
    kind: probe.text('kind', (text) => `K${text}`),
    name: probe.text('name'),
    port: port(probe, 'port'),
  });
}

/** How a route refers to its backends. */
export const backendRecipes = (define: (backends: gatewayapi.HttpBackend[]) => Recipe): Record<string, Recipe> => ({
  'a backend': (scope, probe) => {
    const ref = probe.within('rules[].backendRefs[]');
    define([{ backend: backend(ref), weight: ref.number('weight') }])(scope, probe);
  },
  'a backend elsewhere': (scope, probe) => {
    const service = ServiceHost.fromName('reviews', { namespace: probe.text('rules[].backendRefs[].namespace') });
    define([{ backend: Backend.serviceHost(service, { port: 80 }) }])(scope, probe);
  },
});

export const headerModifier = (probe: Probe): gatewayapi.HeaderModifier => ({
  set: { [probe.text('set[].name')]: probe.text('set[].value') },
  add: { [probe.text('add[].name')]: probe.text('add[].value') },
  remove: [probe.text('remove[]')],
});

/** The headers that a backend changes for itself. */
export const backendHeaders = (define: (backends: gatewayapi.HttpBackend[]) => Recipe): Record<string, Recipe> => ({
  'headers for a backend': (scope, probe) => {
    const filters = probe.within('rules[].backendRefs[].filters[]');
    filters.implied('type', 'RequestHeaderModifier');
    filters.implied('type', 'ResponseHeaderModifier');
    define([{
      backend: SERVICE,
      requestHeaderModifier: headerModifier(filters.within('requestHeaderModifier')),
      responseHeaderModifier: headerModifier(filters.within('responseHeaderModifier')),
    }])(scope, probe);
  },
});

/** The filters that HTTP and gRPC share. */
interface SharedFilters<Filter> {
  requestHeaderModifier(headers: gatewayapi.HeaderModifier): Filter;
  responseHeaderModifier(headers: gatewayapi.HeaderModifier): Filter;
  requestMirror(backend: gatewayapi.Backend, options?: gatewayapi.RequestMirrorOptions): Filter;
  extensionRef(extension: gatewayapi.ExtensionRef): Filter;
}

export function sharedFilters<Filter>(make: SharedFilters<Filter>): Record<string, (probe: Probe) => Filter[]> {
  const elsewhere = (namespace: string) => Backend.serviceHost(ServiceHost.fromName('reviews', { namespace }), { port: 80 });
  return {
    'headers': (probe) => {
      probe.implied('type', 'RequestHeaderModifier');
      probe.implied('type', 'ResponseHeaderModifier');
      return [
        make.requestHeaderModifier(headerModifier(probe.within('requestHeaderModifier'))),
        make.responseHeaderModifier(headerModifier(probe.within('responseHeaderModifier'))),
      ];
    },
    'a mirror': (probe) => {
      probe.implied('type', 'RequestMirror');
      const mirror = probe.within('requestMirror');
      return [make.requestMirror(backend(mirror.within('backendRef')), {
        share: mirror.of('percent', ...[1, 2].map((percent) => MirrorShare.percent(percent))),
      })];
    },
    'a mirror elsewhere': (probe) => [make.requestMirror(elsewhere(probe.text('requestMirror.backendRef.namespace')))],
    'a fraction': (probe) => [make.requestMirror(SERVICE, {
      share: MirrorShare.fraction(probe.number('requestMirror.fraction.numerator'), probe.number('requestMirror.fraction.denominator', 100, 1000)),
    })],
    'an extension': (probe) => {
      probe.implied('type', 'ExtensionRef');
      const ref = probe.within('extensionRef');
      return [make.extensionRef({
        group: ref.text('group', (text) => `${text}.example.com`), kind: ref.text('kind', (text) => `K${text}`), name: ref.text('name'),
      })];
    },
  };
}

/** A comparison of a value in both of its ways. */
export const valueMatches = (probe: Probe, leaf: string): Record<string, gatewayapi.ValueMatch> => {
  const entry = probe.within(leaf);
  entry.implied('type', 'Exact');
  entry.implied('type', 'RegularExpression');
  return { [entry.text('name')]: ValueMatch.exact(entry.text('value')), 'x-other': ValueMatch.regularExpression(entry.text('value')) };
};

export const pathModifiers = (probe: Probe): Record<'full' | 'prefix', () => gatewayapi.HttpPathModifier> => ({
  full: () => {
    probe.implied('type', 'ReplaceFullPath');
    return HttpPathModifier.replaceFullPath(path(probe, 'replaceFullPath'));
  },
  prefix: () => {
    probe.implied('type', 'ReplacePrefixMatch');
    return HttpPathModifier.replacePrefixMatch(path(probe, 'replacePrefixMatch'));
  },
});

/** Namespaces that are chosen by their labels. */
export function selected(probe: Probe): gatewayapi.FromNamespaces {
  probe.implied('from', 'Selector');
  const expression = probe.within('selector.matchExpressions[]');
  const key = expression.text('key');
  const values = [expression.text('values[]')];
  return FromNamespaces.selector({
    matchLabels: { team: probe.text('selector.matchLabels.*') },
    matchExpressions: [expression.of('operator', LabelExpression.isIn(key, values), LabelExpression.isNotIn(key, values))],
  });
}

/** How the listeners of a Gateway or a ListenerSet are reached. */
export const listenerRecipes = (define: (listener: gatewayapi.Listener) => Recipe): Record<string, Recipe> => {
  const listening = (listener: (probe: Probe) => gatewayapi.Listener): Recipe => (scope, probe) =>
    define(listener(probe.within('listeners[]')))(scope, probe);
  const SECRET = CertificateRef.secret('certificate');
  return {
    'a listener': listening((probe) => Listener.http({
      name: probe.text('name'),
      port: port(probe, 'port'),
      hostname: hostName(probe, 'hostname'),
      allowedRoutes: {
        namespaces: probe.of('allowedRoutes.namespaces.from', FromNamespaces.SAME, FromNamespaces.ALL),
        kinds: [probe.of('allowedRoutes.kinds[].kind', RouteKind.HTTP_ROUTE, RouteKind.GRPC_ROUTE)],
      },
    })),
    'allowed namespaces': listening((probe) => Listener.http({ allowedRoutes: { namespaces: selected(probe.within('allowedRoutes.namespaces')) } })),
    'protocols': listening((probe) => probe.of('protocol', ...[Listener.tcp, Listener.http].map((protocol) => protocol({ name: 'raw', port: 9000 })))),
    'a certificate': listening((probe) => {
      probe.implied('tls.mode', 'Terminate');
      const ref = probe.within('tls.certificateRefs[]');
      return Listener.https({
        tls: ListenerTls.terminate([CertificateRef.secret(`${ref.text('namespace')}/${ref.text('name')}`)]),
      });
    }),
    'certificates of clients': listening((probe) => {
      const { MUTUAL, OPTIONAL_MUTUAL } = gatewayapi.ClientCertificates;
      return Listener.https({
        tls: probe.of('tls.options.*', ...[MUTUAL, OPTIONAL_MUTUAL].map((clientCertificates) => ListenerTls.terminate([SECRET], { clientCertificates }))),
      });
    }),
    'passing through': listening((probe) => {
      probe.implied('tls.mode', 'Passthrough');
      return Listener.tls({ tls: ListenerTls.passthrough() });
    }),
  };
};

export const caCertificate = (probe: Probe): gatewayapi.CaCertificateRef => {
  const ref = probe.within('caCertificateRefs[]');
  return CaCertificateRef.configMap(`${ref.text('namespace')}/${ref.text('name')}`);
};

