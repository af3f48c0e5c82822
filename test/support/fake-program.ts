import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Puts a shell script on the PATH under a name, for the tests of a file, and gives its folder and the environment that has it. */
export function fakeProgram(name: string): { folder: string; env: NodeJS.ProcessEnv; script(text: string): void } {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-program-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    env: { PATH: [folder, '/usr/bin', '/bin'].join(delimiter) },
    script(text) {
      const file = join(folder, name);
      writeFileSync(file, `#!/bin/sh\n${text}\n`);
      chmodSync(file, 0o755);
    },
  };
}
