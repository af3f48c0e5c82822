import { ChartName } from '../install-plan';

const CERTIFICATE = ['clientConfig', 'caBundle'];
const POLICY = ['failurePolicy'];

/** Fields of the webhooks of a chart that istiod sets itself, by their kind. What watches for drift must let them be. */
export const PATCHED_BY_ISTIOD: Readonly<Partial<Record<ChartName, Readonly<Record<string, string[][]>>>>> = {
  base: { ValidatingWebhookConfiguration: [CERTIFICATE, POLICY] },
  istiod: { MutatingWebhookConfiguration: [CERTIFICATE], ValidatingWebhookConfiguration: [CERTIFICATE, POLICY] },
};
