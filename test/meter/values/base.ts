import { mesh } from '../../../src';
import { COMPONENT } from './pod';
import { same, Samples, within } from './samples';

const section: Samples<Omit<mesh.BaseValues, 'enabled' | 'extraValues' | 'defaultRevision'>> = {
  enableCRDTemplates: same('enableCRDTemplates', false),
  excludedCRDs: same('excludedCRDs', ['wasmplugins.extensions.istio.io']),
  validationCABundle: same('validationCABundle', 'Y2E='),
  validationFailurePolicy: same('validationFailurePolicy', mesh.FailurePolicy.FAIL, mesh.FailurePolicy.IGNORE),
  validationURL: same('validationURL', 'https://istiod.example.com:15017/validate'),
};

export const BASE: Samples<mesh.BaseValues> = {
  ...within('base', section),
  ...COMPONENT,
  // In this section, as istioctl gives what is beside it to all charts.
  extraValues: [[{ base: { something: true } }, { base: { something: true } }]],
  defaultRevision: same('defaultRevision', 'default', '1-31-1'),
};
