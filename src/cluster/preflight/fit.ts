/** The minor version of Istio that the package is made for: of 1.x. */
export const ISTIO = 31;

/** The minor versions of Kubernetes that it needs, and up to which its own tests go. */
export const KUBERNETES = { oldest: 32, newest: 35 };

/** The version of the Gateway API that the package is made for. */
export const GATEWAY_API = '1.6.0';

/** istiod passes over CRDs of older bundles of the Gateway API. */
export const OLDEST_BUNDLES: Readonly<Record<string, string>> = {
  GRPCRoute: '1.1.0',
  BackendTLSPolicy: '1.4.0',
  TLSRoute: '1.5.0',
  TCPRoute: '1.6.0',
};

/** Fields that only the experimental channel of the Gateway API has. */
export const EXPERIMENTAL: Readonly<Record<string, string>> = { HTTPRoute: 'spec.rules[].retry' };
