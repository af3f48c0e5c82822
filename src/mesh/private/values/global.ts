import { dnsLabel, dnsSubdomain, notEmpty, port } from '../../../core/private/checks';
import { invalid, show } from '../../../core/private/errors';
import { render } from '../../../core/private/render';
import type { GlobalProxy, GlobalSpec, GlobalWaypoint } from '../../../schema/values.generated';
import { GlobalValues } from '../../values/global';
import { ProxyValues } from '../../values/proxy';
import { WaypointValues } from '../../values/waypoint-values';
import { Values } from '../install-plan';
import { knownFields } from '../known-fields';
import { merge } from './merge';
import { count, enabled, ports, resources, seccomp, section, subnets, tolerations } from './values';

const CERT_PROVIDERS = ['istiod', 'custom', 'none'];

/** As they stand under `global`. */
export function globalValues(values: GlobalValues): Values {
  const {
    clusterName, defaultPodDisruptionBudget, enableAnalysis, logLevel, networkPolicy, proxyInit, stsServicePort, tokenAudience, extraValues = {},
    ...rest
  } = values;
  return merge(knownFields('global', 'values', 'Global', {
    ...render<typeof rest, GlobalSpec>(rest, {
      hub: (hub) => notEmpty('hub', hub),
      tag: (tag) => notEmpty('tag', tag),
      imagePullSecrets: (names) => names.map((name) => dnsSubdomain('name in imagePullSecrets', name)),
      pilotCertProvider,
      proxy: proxySpec,
      trustBundleName: (name) => dnsSubdomain('trustBundleName', name),
      waypoint: waypointSpec,
    }),
    defaultPodDisruptionBudget: enabled(defaultPodDisruptionBudget),
    istiod: section({ enableAnalysis }),
    logging: section({ level: logLevel }),
    multiCluster: section({ clusterName: clusterName === undefined ? undefined : dnsLabel('clusterName', clusterName) }),
    networkPolicy: enabled(networkPolicy),
    proxy_init: proxyInit,
    sds: tokenAudience === undefined ? undefined : { token: { aud: notEmpty('tokenAudience', tokenAudience) } },
    sts: section({ servicePort: stsServicePort === undefined ? undefined : port('stsServicePort', stsServicePort) }),
  }), extraValues);
}

function pilotCertProvider(provider: string): string {
  if (!CERT_PROVIDERS.includes(provider) && !/^k8s\.io\/.+$/.test(provider)) {
    throw invalid(`pilotCertProvider must be one of ${CERT_PROVIDERS.map(show).join(', ')} or 'k8s.io/<signer>', got ${show(provider)}`);
  }
  return provider;
}

function proxySpec({ autoInject, ...proxy }: ProxyValues): GlobalProxy {
  return {
    ...render<typeof proxy, GlobalProxy>(proxy, {
      excludeIPRanges: subnets('range in excludeIPRanges'),
      includeIPRanges: subnets('range in includeIPRanges'),
      excludeInboundPorts: ports('port in excludeInboundPorts'),
      includeInboundPorts: ports('port in includeInboundPorts'),
      excludeOutboundPorts: ports('port in excludeOutboundPorts'),
      includeOutboundPorts: ports('port in includeOutboundPorts'),
      readinessFailureThreshold: count('readinessFailureThreshold', 1),
      readinessInitialDelaySeconds: count('readinessInitialDelaySeconds'),
      readinessPeriodSeconds: count('readinessPeriodSeconds', 1),
      resources,
      seccompProfile: seccomp,
      statusPort: count('statusPort'),
    }),
    autoInject: autoInject === undefined ? undefined : autoInject ? 'enabled' : 'disabled',
  };
}

const waypointSpec = (waypoint: WaypointValues): GlobalWaypoint => render<WaypointValues, GlobalWaypoint>(waypoint, { resources, tolerations });
