import { Construct } from 'constructs';
import { invalid, show } from '../../../core/private/errors';
import { Profile } from '../../profile';
import { SailOptions, SailUpdateStrategy } from '../../sail-options';
import { clusterObject } from '../cluster-object';
import { plain } from '../config/plain';
import { InstallPlan, Values } from '../install-plan';
import { sailTag } from '../revision-tag';
import { Install } from './install';
import { defineNamespaces } from './namespaces';
import { tidy } from './tidy';

const API_VERSION = 'sailoperator.io/v1';

/** Values of the charts that the operator's own kinds have no field for, as of its release for Istio 1.31. */
const NO_FIELD = [
  'base.enableCRDTemplates', 'base.validationFailurePolicy',
  'cni.resourceQuotas', 'cni.seLinuxOptions', 'cni.terminationGracePeriodSeconds', 'cni.tolerations', 'cni.updateStrategy',
  'gateways',
  'global.proxy.capNetBindService', 'global.proxy.variant', 'global.proxy_init.forceApplyIptables', 'global.waypoint.nodeSelector', 'global.waypoint.tolerations',
  'pdb',
  'pilot.deploymentAnnotations', 'pilot.initContainers', 'pilot.sidecarInjectorWebhookAnnotations', 'pilot.terminationMessagePolicy',
  'pilot.trafficDistribution', 'pilot.trustedZtunnelName',
  'revisionTags',
];

/** Global values that the resources of the node agents take. */
const NODE_GLOBALS = ['defaultResources', 'hub', 'imagePullPolicy', 'imagePullSecrets', 'logAsJson', 'logging', 'platform', 'tag', 'variant'];

/** Name of the Istio resource of a plan. The operator names a revision after it. */
export const sailResource = ({ revision }: InstallPlan): string => revision ?? 'default';

/** Defines the resources that the Sail Operator reads. */
export const sail = ({ updateStrategy = SailUpdateStrategy.inPlace(), createNamespaces = true }: SailOptions): Install => (scope, plan) => {
  refuse(plan);
  if (createNamespaces) defineNamespaces(scope, Object.values(plan.components));
  const values = valuesOf(plan);
  const { istiod, cni, ztunnel } = plan.components;
  if (istiod !== undefined) defineIstio(scope, plan, values, updateStrategy);
  if (cni !== undefined) {
    define(scope, 'IstioCNI', 'default', { ...frameOf(plan, cni), profile: profileOf(plan), values: ofNodes(values, 'cni') });
  }
  if (ztunnel !== undefined) {
    define(scope, 'ZTunnel', 'default', {
      ...frameOf(plan, ztunnel),
      values: ofNodes(values, 'ztunnel'),
      targetRef: { kind: 'Istio', name: sailResource(plan) },
    });
  }
};

function defineIstio(scope: Construct, plan: InstallPlan, { cni, ztunnel, ...values }: Values, strategy: SailUpdateStrategy) {
  const name = sailResource(plan);
  define(scope, 'Istio', name, { ...frameOf(plan, plan.namespace), profile: profileOf(plan), updateStrategy: strategy._spec, values: tidy(values) });
  if (strategy._revisionBased) sailTag(scope, name, name);
}

function define(scope: Construct, kind: string, name: string, spec: Values) {
  clusterObject(scope, kind.toLowerCase(), { apiVersion: API_VERSION, kind, metadata: { name }, spec: plain(spec) });
}

const frameOf = ({ version }: InstallPlan, namespace: string) => ({ version: `v${version}`, namespace });

/** Without gateways, which the operator never installs, the minimal profile is the default one. */
const profileOf = ({ profile }: InstallPlan) => profile === Profile.MINIMAL ? Profile.DEFAULT : profile;

/** The operator decides about the revision and, unless told otherwise, the images. */
function valuesOf({ version, values: { revision, defaultRevision, global: { tag, ...global }, ...values } }: InstallPlan): Values {
  return { ...values, global: plain({ ...global, tag: tag === version ? undefined : tag }) };
}

function ofNodes({ global, ...values }: Values, section: string): Values | undefined {
  const taken = Object.entries<unknown>(global).filter(([key]) => NODE_GLOBALS.includes(key));
  return tidied({ [section]: values[section] ?? {}, global: Object.fromEntries(taken) });
}

/** Nothing where all sections are empty. */
function tidied(values: Values): Values | undefined {
  const sections = tidy(values);
  return Object.keys(sections).length > 0 ? sections : undefined;
}

function refuse({ gateways, values }: InstallPlan) {
  if (gateways.length > 0) {
    throw invalid(`the Sail Operator installs no gateways, but the mesh has ${gateways.map(({ name }) => show(name)).join(' and ')}; take Profile.MINIMAL, or give empty lists of ingressGateways and egressGateways, and define an IngressGateway or EgressGateway`);
  }
  if (values.defaultRevision) {
    throw invalid("base.defaultRevision does nothing with the Sail Operator; define a RevisionTag named 'default'");
  }
  const unknown = NO_FIELD.filter((path) => path.split('.').reduce<Values | undefined>((inner, key) => inner?.[key], values) !== undefined);
  if (unknown.length > 0) {
    throw invalid(`the Sail Operator has no field for the values ${unknown.map(show).join(' and ')}; drop them, or take another installer`);
  }
}
