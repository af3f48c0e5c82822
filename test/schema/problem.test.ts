import { pathText } from '../../src/schema/problem';

test.each([
  [[], ''],
  [['spec'], 'spec'],
  [['spec', 'http', 0, 'match', 1], 'spec.http[0].match[1]'],
  [['metadata', 'labels', 'app.kubernetes.io/name'], "metadata.labels['app.kubernetes.io/name']"],
  [['spec', 'mirror_percent'], 'spec.mirror_percent'],
])('the path %j is written %s', (path, text) => {
  expect(pathText(path)).toBe(text);
});
