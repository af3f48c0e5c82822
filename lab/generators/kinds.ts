import * as fc from 'fast-check';
import * as meter from '../../test/meter/kinds';
import { Coverage } from '../../test/meter/meter';
import { authorizationPolicy } from './authorization-policy';
import { destinationRule } from './destination-rule';
import { trafficExtension, wasmPlugin } from './extension';
import { gateway } from './gateway';
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
];
