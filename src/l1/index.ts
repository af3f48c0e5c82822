/**
 * Level 1: one construct per kind, exactly as `cdk8s import` generates it from the pinned CRDs.
 *
 * Outside the jsii API; TypeScript users reach it as `cdk8s-istio/l1`.
 */
export * as extensions from '../../imports/extensions.istio.io';
export * as gatewayapi from '../../imports/gateway.networking.k8s.io';
export * as networking from '../../imports/networking.istio.io';
export * as security from '../../imports/security.istio.io';
export * as telemetry from '../../imports/telemetry.istio.io';
