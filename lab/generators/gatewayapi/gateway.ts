import { gatewayapi } from 'cdk8s-istio';
import { call, dictionary, either, Gen, list, maybe, mostly, pick, struct } from '../recipe';
import { defining, metadata } from '../resource';
import { address, label, labels, port, subdomain, text } from '../values';
import { ambientListener, caCertificate, certificate, fromNamespaces, listener } from './listener';
import { hostname } from './values';

const { GatewayAddress, GatewayClass } = gatewayapi;

const addresses: Gen<gatewayapi.GatewayAddress[]> = mostly(
  either(list(call(GatewayAddress.ipAddress, address), 1, 1), list(call(GatewayAddress.hostname, hostname))),
  list(either(call(GatewayAddress.ipAddress, address), call(GatewayAddress.hostname, hostname)), 0, 3),
);
const annotationKey = call((map: Record<string, string>) => Object.keys(map)[0] ?? '', labels);
const infrastructure = struct<gatewayapi.GatewayInfrastructure>({
  labels: maybe(labels),
  annotations: maybe(dictionary(annotationKey, text)),
  parametersConfigMap: maybe(subdomain),
});
const frontendValidation = struct<gatewayapi.FrontendValidation>({
  caCertificate,
  mode: maybe(pick(...Object.values(gatewayapi.FrontendValidationMode))),
});
const tls = struct<gatewayapi.GatewayTls>({
  frontendValidation: maybe(frontendValidation, 0.6),
  perPort: maybe(list(struct<gatewayapi.PortFrontendValidation>({ port, validation: maybe(frontendValidation, 0.7) }), 1, 2), 0.6),
  backendClientCertificate: maybe(certificate, 0.6),
});

interface Input {
  readonly props: gatewayapi.GatewayProps;
  readonly later: gatewayapi.Listener[];
}

const common = {
  metadata: metadata(mostly(pick('public', 'edge-1'), label)),
  addresses: maybe(addresses, 0.3),
  infrastructure: maybe(infrastructure, 0.3),
  tls: maybe(tls, 0.3),
  allowedListeners: maybe(fromNamespaces, 0.3),
};
const input: Gen<Input> = either(
  struct<Input>({
    props: struct<gatewayapi.GatewayProps>({
      ...common,
      gatewayClass: maybe(mostly(pick(GatewayClass.ISTIO, GatewayClass.ISTIO_REMOTE), call(GatewayClass.fromGatewayClassName, subdomain)), 0.4),
      listeners: mostly(list(listener, 1, 2), maybe(list(listener, 0, 0), 0.5)),
    }),
    later: list(listener, 0, 1),
  }),
  struct<Input>({
    props: struct<gatewayapi.GatewayProps>({
      ...common,
      gatewayClass: pick(GatewayClass.ISTIO_WAYPOINT, GatewayClass.ISTIO_EAST_WEST),
      listeners: list(mostly(ambientListener, listener), 1, 1),
    }),
    later: list(listener, 0, 0),
  }),
);

export const gateway = defining(input, (scope, { props, later }) => {
  const made = new gatewayapi.Gateway(scope, 'case', props);
  later.forEach((one) => made.addListener(one));
});
