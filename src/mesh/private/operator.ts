import { plain } from './config/plain';
import { COMPONENTS, GatewayRelease, InstallPlan, Values } from './install-plan';
import { PROFILES } from './profiles';

/** The plan as istioctl reads it. What the profile has already is not repeated. */
export function istioOperator(plan: InstallPlan): Values {
  const { meshConfig, revision, compatibilityVersion, global: { tag, ...global }, ...values } = plan.values;
  return plain({
    apiVersion: 'install.istio.io/v1alpha1',
    kind: 'IstioOperator',
    spec: {
      profile: plan.profile,
      tag,
      revision,
      compatibilityVersion,
      meshConfig,
      components: componentsOf(plan),
      values: { global, ...values },
    },
  });
}

function componentsOf(plan: InstallPlan): Values | undefined {
  const facts = PROFILES[plan.profile];
  const components: Values = {};
  for (const name of COMPONENTS) {
    const namespace = plan.components[name];
    const usual = facts.components.includes(name);
    const home = (name === 'cni' || name === 'ztunnel' ? facts.nodeNamespace : undefined) ?? plan.namespace;
    const component = {
      ...(namespace !== undefined) !== usual && { enabled: !usual },
      ...namespace !== undefined && namespace !== home && { namespace },
    };
    if (Object.keys(component).length > 0) components[name === 'istiod' ? 'pilot' : name] = component;
  }
  for (const direction of ['ingress', 'egress'] as const) {
    const gateways = plan.gateways.filter((one) => one.direction === direction);
    const given = gateways.some((one) => one.given) || gateways.length < facts[direction].length;
    if (given) components[`${direction}Gateways`] = gateways.map(gatewayComponent);
  }
  return Object.keys(components).length > 0 ? components : undefined;
}

const gatewayComponent = ({ name, namespace, values }: GatewayRelease): Values => ({ name, namespace, enabled: true, label: values.labels });
