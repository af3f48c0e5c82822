import { Testing } from 'cdk8s';
import { trafficOf } from 'cdk8s-istio/testing';
import { application, STAGES } from './main';

const traffic = trafficOf(application(Testing.app(), STAGES.split));

const DESIGN = { host: 'design', port: 9080, source: 'studio/apppage-v1' };

test('don norman gets v2, whatever else he asks', () => {
  expect(traffic).toRoute({ ...DESIGN, headers: { 'end-user': 'don-norman' } }, { service: 'design', subset: 'v2' });
  expect(traffic).toRoute({ ...DESIGN, path: '/any', method: 'POST', headers: { 'End-User': 'don-norman', 'x': '1' } }, { service: 'design', subset: 'v2' });
});

test('everyone else is split', () => {
  const split = [{ service: 'design', subset: 'v1', weight: 50 }, { service: 'design', subset: 'v3', weight: 50 }];
  expect(traffic).toRoute(DESIGN, split);
  expect(traffic).toRoute({ ...DESIGN, headers: { 'end-user': 'alan-kay' } }, split);
});

test('before the split everyone else gets v1', () => {
  expect(application(Testing.app(), STAGES.v1Only)).toRoute(DESIGN, { service: 'design', subset: 'v1' });
});

test.each(['/apppage', '/apppage/logo.png'])('%s comes in through the gateway', (path) => {
  expect(traffic).toRoute({ host: '203.0.113.10', path }, { service: 'apppage.studio', port: 9080 });
});

test.each(['/', '/apppages', '/design'])('%s is not there', (path) => {
  expect(traffic).toRespond({ host: '203.0.113.10', path }, 404);
});
