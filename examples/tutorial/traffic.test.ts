import { Testing } from 'cdk8s';
import { trafficCoverage, trafficOf } from 'cdk8s-istio/testing';
import { application, STAGES } from './main';

const traffic = trafficOf(application(Testing.app(), STAGES.split));

test('don norman gets v2', () => {
  const request = { host: 'design', port: 9080, source: 'studio/apppage-v1', headers: { 'end-user': 'don-norman' } };
  expect(traffic).toRoute(request, { service: 'design', subset: 'v2' });
});

afterAll(() => trafficCoverage(traffic).assertAtLeast(100));

const DESIGN = { host: 'design', port: 9080, source: 'studio/apppage-v1' };
const SPLIT = [{ service: 'design', subset: 'v1', weight: 50 }, { service: 'design', subset: 'v3', weight: 50 }];

test('the header comes before the split, whatever else he asks and by whatever name of the service', () => {
  const headers = { 'End-User': 'don-norman', 'x': '1' };
  for (const host of ['design', 'design.studio', 'design.studio.svc.cluster.local']) {
    expect(traffic).toRoute({ ...DESIGN, host, path: '/any', method: 'POST', headers }, { service: 'design', subset: 'v2' });
  }
});

test.each<Record<string, string>>([{}, { 'end-user': 'alan-kay' }, { 'end-user': 'Don-Norman' }, { 'end-user': 'don-norman-2' }, { user: 'don-norman' }])('with the headers %j one is split', (headers) => {
  expect(traffic).toRoute({ ...DESIGN, headers }, SPLIT);
});

test('before the split everyone else gets v1', () => {
  const before = trafficOf(application(Testing.app(), STAGES.v1Only));
  expect(before).toRoute(DESIGN, { service: 'design', subset: 'v1' });
  expect(before).toRoute({ ...DESIGN, headers: { 'end-user': 'don-norman' } }, { service: 'design', subset: 'v2' });
});

test.each(['/apppage', '/apppage?page=2', '/apppage/', '/apppage/logo.png'])('%s comes in through the gateway', (path) => {
  expect(traffic).toRoute({ host: '203.0.113.10', path }, { service: 'apppage.studio', port: 9080 });
  expect(traffic).toRoute({ host: 'studio.example.com', path, method: 'POST' }, { service: 'apppage.studio', port: 9080 });
});

test.each(['/', '/apppages', '/Apppage', '/design', '/apppage/../design'])('%s is not there', (path) => {
  expect(traffic).toRespond({ host: '203.0.113.10', path }, 404);
});
