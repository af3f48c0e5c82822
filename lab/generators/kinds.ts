import * as fc from 'fast-check';
import * as meter from '../../test/meter/kinds';
import { Coverage } from '../../test/meter/meter';
import { authorizationPolicy } from './authorization-policy';
import { destinationRule } from './destination-rule';
import { envoyFilter } from './envoy-filter';
import { trafficExtension, wasmPlugin } from './extension';
import { gateway } from './gateway';
import { backendTlsPolicy } from './gatewayapi/backend-tls-policy';
import { gateway as kubernetesGateway } from './gatewayapi/gateway';
import { gatewayClass } from './gatewayapi/gateway-class';
import { grpcRoute } from './gatewayapi/grpc-route';
import { httpRoute } from './gatewayapi/http-route';
import { tcpRoute, tlsRoute } from './gatewayapi/l4-route';
import { listenerSet } from './gatewayapi/listener-set';
import { referenceGrant } from './gatewayapi/reference-grant';
import { peerAuthentication } from './peer-authentication';
import { proxyConfig } from './proxy-config';
import { requestAuthentication } from './request-authentication';
import { Definition } from './resource';
import { serviceEntry } from './service-entry';
import { sidecar } from './sidecar';
import { telemetry } from './telemetry';
import { virtualService } from './virtual-service';
import { workloadEntry } from './workload-entry';
import { workloadGroup } from './workload-group';

/** Each kind, and what defines one with generated properties. */
export const GENERATED: ReadonlyArray<readonly [kind: Coverage, definitions: fc.Arbitrary<Definition>]> = [
  [meter.authorizationPolicy, authorizationPolicy],
  [meter.destinationRule, destinationRule],
  [meter.gateway, gateway],
  [meter.peerAuthentication, peerAuthentication],
  [meter.proxyConfig, proxyConfig],
  [meter.requestAuthentication, requestAuthentication],
  [meter.serviceEntry, serviceEntry],
  [meter.sidecar, sidecar],
  [meter.telemetry, telemetry],
  [meter.trafficExtension, trafficExtension],
  [meter.virtualService, virtualService],
  [meter.wasmPlugin, wasmPlugin],
  [meter.workloadEntry, workloadEntry],
  [meter.workloadGroup, workloadGroup],
  [meter.envoyFilter, envoyFilter],
  [meter.backendTlsPolicy, backendTlsPolicy],
  [meter.gatewayClass, gatewayClass],
  [meter.grpcRoute, grpcRoute],
  [meter.kubernetesGateway, kubernetesGateway],
  [meter.kubernetesHttpRoute, httpRoute],
  [meter.kubernetesTcpRoute, tcpRoute],
  [meter.kubernetesTlsRoute, tlsRoute],
  [meter.listenerSet, listenerSet],
  [meter.referenceGrant, referenceGrant],
];
