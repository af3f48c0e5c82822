import { plain } from './config/plain';
import { COMPONENTS, GatewayRelease, InstallPlan, Values } from './install-plan';
import { messages } from './messages';
import { gatewayAutoscaling, gatewayComponent } from './operator-gateway';
import { PROFILES, usualNamespace } from './profiles';
import { merge } from './values/merge';

/** Where the chart that istioctl has for gateways of a direction reads its values, whatever their names are. */
const GATEWAY_VALUES = { ingress: 'istio-ingressgateway', egress: 'istio-egressgateway' } as const;

type Direction = keyof typeof GATEWAY_VALUES;

/**
 * The plan as istioctl reads it. What the profile has already is not repeated.
 *
 * @param name by which istioctl tells its objects from those of other installations; else it removes them as its own
 */
export function istioOperator(plan: InstallPlan, name: string): Values {
  const { meshConfig, revision, compatibilityVersion, global: { tag, ...global }, ...values } = plan.values;
  const { taken, rest } = messages().divideMessage('values', 'Validated', merge({ global, ...values }, gatewayValues(plan)));
  return plain({
    apiVersion: 'install.istio.io/v1alpha1',
    kind: 'IstioOperator',
    metadata: { name },
    spec: {
      profile: plan.profile,
      tag,
      revision,
      compatibilityVersion,
      meshConfig,
      components: componentsOf(plan),
      values: taken,
      // Charts take more than the message that istioctl validates values by.
      unvalidatedValues: notEmpty(rest),
    },
  });
}

const notEmpty = (values: Values): Values | undefined => Object.keys(values).length > 0 ? values : undefined;

const gatewaysOf = ({ gateways }: InstallPlan, direction: Direction): GatewayRelease[] => gateways.filter((one) => one.direction === direction);

function gatewayValues(plan: InstallPlan): Values {
  const gateways: Values = {};
  for (const [direction, name] of Object.entries(GATEWAY_VALUES)) {
    const autoscaleEnabled = gatewayAutoscaling(gatewaysOf(plan, direction as Direction));
    if (autoscaleEnabled !== undefined) gateways[name] = { autoscaleEnabled };
  }
  return Object.keys(gateways).length > 0 ? { gateways } : {};
}

function componentsOf(plan: InstallPlan): Values | undefined {
  const facts = PROFILES[plan.profile];
  const components: Values = {};
  for (const name of COMPONENTS) {
    const namespace = plan.components[name];
    const usual = facts.components.includes(name);
    const component = {
      ...(namespace !== undefined) !== usual && { enabled: !usual },
      ...namespace !== undefined && namespace !== usualNamespace(plan, name) && { namespace },
    };
    if (Object.keys(component).length > 0) components[name === 'istiod' ? 'pilot' : name] = component;
  }
  for (const direction of ['ingress', 'egress'] as const) {
    const gateways = gatewaysOf(plan, direction);
    const given = gateways.some((one) => one.given) || gateways.length < facts[direction].length;
    if (given) components[`${direction}Gateways`] = gateways.map((one) => gatewayComponent({ ...one, given: one.given! }));
  }
  return notEmpty(components);
}
