import { ControlPlane } from '../../src/mesh';

describe('a control plane that is elsewhere', () => {
  test.each([
    ['by its revision', ControlPlane.fromRevision('1-31-1'), { namespace: 'istio-system', revision: '1-31-1' }],
    ['by its revision in another namespace', ControlPlane.fromRevision('1-31-1', { namespace: 'infra' }), { namespace: 'infra', revision: '1-31-1' }],
    ['without a revision', ControlPlane.unrevisioned(), { namespace: 'istio-system' }],
    ['by its Istio resource', ControlPlane.fromSailResource('default', { namespace: 'infra' }), { namespace: 'infra', sailResource: 'default' }],
  ])('is referred to %s', (_, plane, expected) => {
    expect({ ...plane }).toEqual(expected);
  });

  const LABEL = "must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit";

  test.each([
    ['revision', () => ControlPlane.fromRevision('1.31.1'), `revision ${LABEL}, got '1.31.1'`],
    ['namespace', () => ControlPlane.unrevisioned({ namespace: 'Infra' }), `namespace ${LABEL}, got 'Infra'`],
    ['Istio resource', () => ControlPlane.fromSailResource('a_b'),
      "Istio resource must consist of lowercase letters, digits, '-' and '.' (at most 253), begin and end with a letter or digit, got 'a_b'"],
  ])('fails with a %s that is no name', (_, make, message) => {
    expect(make).toThrow(message);
  });
});
