import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { installDemo } from './main';

test('the file for istioctl, and what is applied after it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-demo-'));
  const app = new App({ outdir: join(folder, 'dist') });
  installDemo(app);
  app.synth();
  const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
  const [install, dist] = [read('install', 'platform-istio.yaml'), read('dist', 'platform.k8s.yaml')];
  rmSync(folder, { recursive: true });

  expect(install).toMatchSnapshot();
  expect(dist).toMatchSnapshot();
});
