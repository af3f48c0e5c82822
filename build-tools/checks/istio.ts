const LIVE = 'tells of a cluster that runs';
export const NOWHERE = 'istioctl has the code and never reports it';

/** What istioctl has a code for and the analyzer does not: its name there, and why. */
export const ISTIO_LEFT: Readonly<Record<string, readonly [name: string, why: string]>> = {
  IST0001: ['InternalError', 'is a failure of istioctl itself; ours are `CDI0001`'],
  IST0103: ['PodMissingProxy', `${LIVE}: pods get their sidecar as they are made`],
  IST0136: ['AlphaAnnotation', NOWHERE],
  IST0141: ['InsufficientPermissions', `${LIVE}: it asks what the user may do`],
  IST0142: ['UnsupportedKubernetesVersion', `${LIVE}: it asks for the version`],
  IST0143: ['LocalhostListener', NOWHERE],
  IST0156: ['UnsupportedGatewayAPIVersion', `${LIVE}: it asks for the CRDs that are installed`],
  IST0158: ['PodsIstioProxyImageMismatchInNamespace', `${LIVE}: pods get the image of their sidecar as they are made`],
  IST0168: ['UnknownUpgradeCompatibility', NOWHERE],
  IST0169: ['UpdateIncompatibility', `${LIVE}: it compares its version with another`],
  IST0170: ['MultiClusterInconsistentService', 'compares several clusters, and manifests are those of one'],
  IST0171: ['NegativeConditionStatus', `${LIVE}: it reads what controllers write into the status`],
  IST0172: ['FutureUnsupportedGatewayAPIVersion', `${LIVE}: it asks for the CRDs that are installed`],
};

/** How many codes istioctl has. */
export const ISTIO_CODES = 68;
