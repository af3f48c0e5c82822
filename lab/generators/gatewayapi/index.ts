import * as fc from 'fast-check';
import { Definition } from '../resource';
import { backendTlsPolicy } from './backend-tls-policy';
import { gateway } from './gateway';
import { gatewayClass } from './gateway-class';
import { grpcRoute } from './grpc-route';
import { httpRoute } from './http-route';
import { tcpRoute, tlsRoute } from './l4-route';
import { listenerSet } from './listener-set';
import { referenceGrant } from './reference-grant';

const OWN_GROUP = 'the kinds that Istio takes are all of the group that is the default';
const ONLY_SECRET = 'Istio takes only a Secret, which is the default';
const BACKEND_FILTER = 'refused by istiod on a backend';

/** Definitions of the Gateway API's kinds. */
export const DEFINITIONS: Record<string, fc.Arbitrary<Definition>> = {
  'gatewayapi.Gateway': gateway,
  'gatewayapi.GatewayClass': gatewayClass,
  'gatewayapi.HTTPRoute': httpRoute,
  'gatewayapi.GRPCRoute': grpcRoute,
  'gatewayapi.TLSRoute': tlsRoute,
  'gatewayapi.TCPRoute': tcpRoute,
  'gatewayapi.ListenerSet': listenerSet,
  'gatewayapi.ReferenceGrant': referenceGrant,
  'gatewayapi.BackendTLSPolicy': backendTlsPolicy,
};

/** Leaves of the Gateway API's kinds without a property here, which is so on purpose. */
export const LEFT_OUT: Record<string, ReadonlyArray<readonly [leaf: RegExp, reason: string]>> = {
  'gatewayapi.Gateway': [
    [/^allowedListeners\.namespaces\.from=None$/, 'the same as leaving it out'],
    [/\.kinds\[\]\.group$/, OWN_GROUP],
    [/(certificateRefs\[\]|clientCertificateRef)\.(group|kind)$/, ONLY_SECRET],
  ],
  'gatewayapi.GatewayClass': [],
  'gatewayapi.HTTPRoute': [
    [/^rules\[\]\.backendRefs\[\]\.filters\[\]\.(cors|extensionRef|requestMirror|requestRedirect|urlRewrite)\./, BACKEND_FILTER],
    [/^rules\[\]\.backendRefs\[\]\.filters\[\]\.type=(CORS|ExtensionRef|RequestMirror|RequestRedirect|URLRewrite)$/, BACKEND_FILTER],
  ],
  'gatewayapi.GRPCRoute': [
    [/^rules\[\]\.backendRefs\[\]\.filters\[\]\.(extensionRef|requestMirror)\./, BACKEND_FILTER],
    [/^rules\[\]\.backendRefs\[\]\.filters\[\]\.type=(ExtensionRef|RequestMirror)$/, BACKEND_FILTER],
  ],
  'gatewayapi.TLSRoute': [],
  'gatewayapi.TCPRoute': [],
  'gatewayapi.ListenerSet': [
    [/^parentRef\.(group|kind)$/, 'the only parent is a Gateway, which is the default'],
    [/\.kinds\[\]\.group$/, OWN_GROUP],
    [/certificateRefs\[\]\.(group|kind)$/, ONLY_SECRET],
  ],
  'gatewayapi.ReferenceGrant': [],
  'gatewayapi.BackendTLSPolicy': [[/^options\.\*$/, 'not read by istiod']],
};
