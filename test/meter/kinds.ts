import { authorizationPolicy } from './authorization-policy';
import { destinationRule } from './destination-rule';
import { gateway } from './gateway';
import { Coverage } from './meter';
import { peerAuthentication } from './peer-authentication';
import { requestAuthentication } from './request-authentication';
import { telemetry } from './telemetry';
import { virtualService } from './virtual-service';

/** Every pinned kind. */
export const KINDS: Coverage[] = [
  authorizationPolicy,
  destinationRule,
  gateway,
  peerAuthentication,
  requestAuthentication,
  telemetry,
  virtualService,
];
